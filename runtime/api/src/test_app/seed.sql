INSERT INTO "tabBed" (name, owner, creation, modified, title, lft, rgt) VALUES
    ('garden', 'Administrator', '2024-01-01 00:00:00', '2024-01-01 00:00:00', 'Garden', 1, 8),
    ('north', 'Administrator', '2024-01-01 00:00:00', '2024-01-01 00:00:00', 'North', 2, 5),
    ('hedge', 'Administrator', '2024-01-01 00:00:00', '2024-01-01 00:00:00', 'Hedge', 3, 4),
    ('south', 'ann@garden.test', '2024-01-01 00:00:00', '2024-01-01 00:00:00', 'South', 6, 7);
INSERT INTO "tabPlant"
    (name, owner, creation, modified, family, height, price, planted, watered, origin, bed, _user_tags) VALUES
    ('aster', 'Administrator', '2024-03-01 08:00:00', '2024-03-01 08:00:00', 'daisy', 60, 3.5, '2024-03-01', '2024-05-01 09:05:00.25', 'Asia', 'north', ',blue'),
    ('beech', 'ann@garden.test', '2024-03-02 08:00:00', '2024-03-02 08:00:00', 'Oak', 900, 80, '2023-10-10', '2024-05-02 00:00:00', 'Europe', 'hedge', NULL),
    ('cosmos', 'ann@garden.test', '2024-03-03 08:00:00.123456', '2024-03-03 08:00:00', 'daisy', 90, 2, NULL, NULL, 'Mexico', 'south', NULL),
    ('dill', 'Administrator', '2024-03-03 08:00:00.123456', '2024-03-03 08:00:00', NULL, 0, 1, '2024-05-15', '2024-05-15 23:59:59.999999', NULL, NULL, NULL),
    ('elder', 'bob@garden.test', '2024-03-05 08:00:00', '2024-03-05 08:00:00', '', 300, 12.25, NULL, NULL, 'Europe', 'north', NULL);
INSERT INTO "tabPlant Care" (name, creation, modified, idx, parent, parentfield, parenttype, task, minutes, remark) VALUES
    ('r1', '2024-01-01 00:00:00', '2024-01-01 00:00:00', 1, 'aster', 'care', 'Plant', 'water', 5, 'x'),
    ('r2', '2024-01-01 00:00:00', '2024-01-01 00:00:00', 2, 'aster', 'care', 'Plant', 'weed', 20, 'x'),
    ('r3', '2024-01-01 00:00:00', '2024-01-01 00:00:00', 1, 'aster', 'repairs', 'Plant', 'stake', 10, 'x'),
    ('r4', '2024-01-01 00:00:00', '2024-01-01 00:00:00', 1, 'beech', 'care', 'Plant', 'prune', 60, 'x'),
    ('r5', '2024-01-01 00:00:00', '2024-01-01 00:00:00', 1, 'beech', 'care', 'Garden Rules', 'water', 1, 'x');
INSERT INTO "tabDocShare" (name, creation, modified, "user", share_doctype, share_name, "read", everyone) VALUES
    ('s1', '2024-01-01 00:00:00', '2024-01-01 00:00:00', 'guest@garden.test', 'Plant', 'dill', 1, 0);
INSERT INTO "tabPlant Cost" (name, creation, modified, idx, parent, parentfield, parenttype, amount) VALUES
    ('c1', '2024-01-01 00:00:00', '2024-01-01 00:00:00', 1, 'aster', 'costs', 'Plant', 7.5);
UPDATE "tabPlant" SET keeper = 'Administrator', subject_type = 'Bed', subject = 'south', hint = 'open sesame' WHERE name = 'aster';
UPDATE "tabPlant" SET subject_type = 'Plant', subject = 'aster' WHERE name = 'beech';
UPDATE "tabPlant" SET subject_type = '__Auth', subject = 'Administrator' WHERE name = 'cosmos';
