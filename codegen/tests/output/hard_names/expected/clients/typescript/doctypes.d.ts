// All DocTypes by name.
//
// Written by `cargo xtask codegen` from `doctypes`; not to be edited.

export interface DocTypes {
  "Event": import("./doctypes/event.js").Event;
  "File": import("./doctypes/file.js").File;
  "Größe": import("./doctypes/groesse.js").Größe;
  "Mod": import("./doctypes/mod_.js").Mod;
  "Option": import("./doctypes/option.js").Option;
  "Result": import("./doctypes/result.js").Result;
  "Self": import("./doctypes/self_.js").Self_;
  "Std": import("./doctypes/std.js").Std;
  "String": import("./doctypes/string.js").String;
  "Table": import("./doctypes/table.js").Table;
  "To Do": import("./doctypes/to_do.js").ToDo;
  "ToDo": import("./doctypes/todo.js").ToDo;
  "Type": import("./doctypes/type.js").Type;
}
