-- The metadata of a site as Frappe stores it, with the columns that the tests need. TIME is the type of a date with a time.
-- Quoted as in standard SQL, for both databases.

CREATE TABLE "tabModule Def" ("name" varchar(140) PRIMARY KEY, "app_name" varchar(140));
INSERT INTO "tabModule Def" VALUES ('Core', 'frappe'), ('Geo', 'frappe'), ('Bakery', 'bakery');

CREATE TABLE "tabDocType" (
    "name" varchar(255) PRIMARY KEY, "creation" TIME, "modified" TIME, "module" varchar(140), "custom" smallint NOT NULL DEFAULT 0,
    "istable" smallint NOT NULL DEFAULT 0, "issingle" smallint NOT NULL DEFAULT 0, "autoname" varchar(255), "sort_field" varchar(255),
    "sort_order" varchar(255), "title_field" varchar(255), "migration_hash" varchar(255), "_user_tags" text
);
INSERT INTO "tabDocType" ("name", "creation", "modified", "module", "custom", "istable", "autoname", "sort_order", "migration_hash") VALUES
    ('Bread', '2026-01-01 08:00:00.5', '2026-01-02 09:00:00', 'Bakery', 0, 0, 'field:title', 'DESC', 'abc'),
    ('Bread Ingredient', '2026-01-01 08:00:00', '2026-01-01 08:00:00', 'Bakery', 0, 1, NULL, NULL, NULL),
    ('Oven', '2026-01-01 08:00:00', '2026-01-01 08:00:00', 'Bakery', 1, 0, NULL, NULL, NULL),
    ('Country', '2026-01-01 08:00:00', '2026-01-01 08:00:00', 'Geo', 0, 0, NULL, NULL, NULL),
    ('Tag', '2026-01-01 08:00:00', '2026-01-01 08:00:00', 'Core', 0, 0, 'Prompt', NULL, NULL);

CREATE TABLE "tabDocField" (
    "name" varchar(255) PRIMARY KEY, "parent" varchar(255), "parentfield" varchar(255), "parenttype" varchar(255), "idx" int,
    "fieldname" varchar(140), "label" varchar(255), "fieldtype" varchar(140), "options" text, "reqd" smallint NOT NULL DEFAULT 0,
    "length" int NOT NULL DEFAULT 0, "default" text, "link_filters" json, "description" text
);
INSERT INTO "tabDocField" ("name", "parent", "parentfield", "parenttype", "idx", "fieldname", "label", "fieldtype", "options", "link_filters", "description") VALUES
    ('b3', 'Bread', 'fields', 'DocType', 3, 'origin', 'Origin', 'Link', 'Country', '[["Country","name","!=","Utopia"]]', NULL),
    ('b1', 'Bread', 'fields', 'DocType', 1, 'title', 'Title', 'Data', NULL, NULL, 'Name of the "bread" — with ümlaut'),
    ('b2', 'Bread', 'fields', 'DocType', 2, 'state', 'State', 'Select', E'Dough\nBaked', NULL, NULL),
    ('b4', 'Bread', 'fields', 'DocType', 4, 'ingredients', 'Ingredients', 'Table', 'Bread Ingredient', NULL, NULL),
    ('i1', 'Bread Ingredient', 'fields', 'DocType', 1, 'flour', 'Flour', 'Data', NULL, NULL, NULL),
    ('o1', 'Oven', 'fields', 'DocType', 1, 'place', 'Place', 'Data', NULL, NULL, NULL),
    ('o2', 'Oven', 'fields', 'DocType', 2, 'type', 'Type', 'Data', NULL, NULL, NULL),
    ('o3', 'Oven', 'fields', 'DocType', 3, 'any', 'Any', 'Link', NULL, NULL, NULL),
    ('c1', 'Country', 'fields', 'DocType', 1, 'code', 'Code', 'Data', NULL, NULL, NULL),
    ('t1', 'Tag', 'fields', 'DocType', 1, 'description', 'Description', 'Small Text', NULL, NULL, NULL);

CREATE TABLE "tabDocPerm" (
    "name" varchar(255) PRIMARY KEY, "parent" varchar(255), "parentfield" varchar(255), "idx" int, "role" varchar(140), "permlevel" int NOT NULL DEFAULT 0,
    "read" smallint NOT NULL DEFAULT 0, "write" smallint NOT NULL DEFAULT 0
);
INSERT INTO "tabDocPerm" VALUES
    ('p1', 'Bread', 'permissions', 1, 'Baker', 0, 1, 1), ('p2', 'Oven', 'permissions', 1, 'Baker', 0, 1, 0);

CREATE TABLE "tabCustom DocPerm" (
    "name" varchar(140) PRIMARY KEY, "creation" TIME, "parent" varchar(140), "idx" int, "role" varchar(140), "permlevel" int NOT NULL DEFAULT 0,
    "read" smallint NOT NULL DEFAULT 0, "write" smallint NOT NULL DEFAULT 0
);
INSERT INTO "tabCustom DocPerm" VALUES
    ('q1', '2026-01-03 08:00:00', 'Bread', 0, 'Baker', 0, 1, 0), ('q2', '2026-01-03 08:00:01', 'Bread', 0, 'Taster', 0, 1, 0);

CREATE TABLE "tabCustom Field" (
    "name" varchar(140) PRIMARY KEY, "idx" int, "dt" varchar(140), "fieldname" varchar(140), "label" varchar(255), "fieldtype" varchar(140),
    "options" text, "insert_after" varchar(140), "is_system_generated" smallint NOT NULL DEFAULT 0, "module" varchar(140)
);
INSERT INTO "tabCustom Field" VALUES
    ('Bread-crust', 2, 'Bread', 'crust', 'Crust', 'Data', NULL, 'weight', 0, 'Bakery'),
    ('Bread-weight', 3, 'Bread', 'weight', 'Weight', 'Float', NULL, 'title', 0, NULL),
    ('Bread-first', 0, 'Bread', 'first', 'First', 'Check', NULL, NULL, 0, NULL),
    ('Tag-colour', 0, 'Tag', 'colour', 'Colour', 'Color', NULL, 'description', 0, NULL),
    ('Country-system', 0, 'Country', 'system', 'System', 'Data', NULL, 'code', 1, NULL);

CREATE TABLE "tabProperty Setter" (
    "name" varchar(140) PRIMARY KEY, "doc_type" varchar(140), "doctype_or_field" varchar(140), "field_name" varchar(140),
    "row_name" varchar(140), "property" varchar(140), "property_type" varchar(140), "value" text
);
INSERT INTO "tabProperty Setter" VALUES
    ('Bread-state-options', 'Bread', 'DocField', 'state', NULL, 'options', 'Text', E'Dough\nBaked\nEaten'),
    ('Bread-title-reqd', 'Bread', 'DocField', 'title', NULL, 'reqd', 'Check', '1'),
    ('Bread-title-length', 'Bread', 'DocField', 'title', NULL, 'length', 'Int', '60'),
    ('Bread-main-sort_order', 'Bread', 'DocType', NULL, NULL, 'sort_order', 'Data', 'ASC'),
    ('Oven-main-field_order', 'Oven', 'DocType', NULL, NULL, 'field_order', 'Data', '["type", "place", "any"]'),
    ('Bread-gone-reqd', 'Bread', 'DocField', 'gone', NULL, 'reqd', 'Check', '1');
