// All DocTypes by name.
//
// Written by `cargo xtask codegen` from `doctypes`; not to be edited.

export interface DocTypes {
  "Bill": import("./doctypes/bill.js").Bill;
  "Garden Settings": import("./doctypes/garden_settings.js").GardenSettings;
  "Plant": import("./doctypes/plant.js").Plant;
  "Pot": import("./doctypes/pot.js").Pot;
  "Seed": import("./doctypes/seed.js").Seed;
  "Ticket": import("./doctypes/ticket.js").Ticket;
  "Token": import("./doctypes/token.js").Token;
  "Tool": import("./doctypes/tool.js").Tool;
  "Weather": import("./doctypes/weather.js").Weather;
}
