// All DocTypes by name.
//
// Written by `cargo xtask codegen` from `doctypes`; not to be edited.

export interface DocTypes {
  "Article": import("./doctypes/article.js").Article;
  "Article Category": import("./doctypes/article_category.js").ArticleCategory;
  "Article Loan": import("./doctypes/article_loan.js").ArticleLoan;
  "Library Member": import("./doctypes/library_member.js").LibraryMember;
  "Library Membership": import("./doctypes/library_membership.js").LibraryMembership;
  "Library Settings": import("./doctypes/library_settings.js").LibrarySettings;
  "Library Transaction": import("./doctypes/library_transaction.js").LibraryTransaction;
  "Note": import("./doctypes/note.js").Note;
  "Note Seen By": import("./doctypes/note_seen_by.js").NoteSeenBy;
  "ToDo": import("./doctypes/todo.js").ToDo;
  "Activity Log": import("./doctypes/activity_log.js").ActivityLog;
  "Comment": import("./doctypes/comment.js").Comment;
  "Custom DocPerm": import("./doctypes/custom_docperm.js").CustomDocPerm;
  "Custom Field": import("./doctypes/custom_field.js").CustomField;
  "DefaultValue": import("./doctypes/defaultvalue.js").DefaultValue;
  "Deleted Document": import("./doctypes/deleted_document.js").DeletedDocument;
  "DocField": import("./doctypes/docfield.js").DocField;
  "DocPerm": import("./doctypes/docperm.js").DocPerm;
  "DocShare": import("./doctypes/docshare.js").DocShare;
  "DocType": import("./doctypes/doctype.js").DocType;
  "DocType Action": import("./doctypes/doctype_action.js").DocTypeAction;
  "DocType Link": import("./doctypes/doctype_link.js").DocTypeLink;
  "Document Naming Rule": import("./doctypes/document_naming_rule.js").DocumentNamingRule;
  "Document Naming Rule Condition": import("./doctypes/document_naming_rule_condition.js").DocumentNamingRuleCondition;
  "File": import("./doctypes/file.js").File;
  "Has Role": import("./doctypes/has_role.js").HasRole;
  "Module Def": import("./doctypes/module_def.js").ModuleDef;
  "Patch Log": import("./doctypes/patch_log.js").PatchLog;
  "Property Setter": import("./doctypes/property_setter.js").PropertySetter;
  "Report": import("./doctypes/report.js").Report;
  "Role": import("./doctypes/role.js").Role;
  "Role Profile": import("./doctypes/role_profile.js").RoleProfile;
  "System Settings": import("./doctypes/system_settings.js").SystemSettings;
  "Tag": import("./doctypes/tag.js").Tag;
  "Tag Link": import("./doctypes/tag_link.js").TagLink;
  "Top Bar Item": import("./doctypes/top_bar_item.js").TopBarItem;
  "User": import("./doctypes/user.js").User;
  "User Permission": import("./doctypes/user_permission.js").UserPermission;
  "Version": import("./doctypes/version.js").Version;
}
