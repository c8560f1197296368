--  Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-create-persona-owner::keycloak-personas
CREATE TABLE PERSONA_OWNER (REALM_ID VARCHAR(36) NOT NULL, USER_ID VARCHAR(255) NOT NULL, CREATED_AT BIGINT NOT NULL);

ALTER TABLE PERSONA_OWNER ADD PRIMARY KEY (REALM_ID, USER_ID);

--  Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-create-persona::keycloak-personas
CREATE TABLE PERSONA (ID VARCHAR(36) NOT NULL, REALM_ID VARCHAR(36) NOT NULL, USER_ID VARCHAR(255) NOT NULL, SLOT_NO INT NOT NULL, TITLE VARCHAR(64) NOT NULL, CIRCLE NVARCHAR(100) NOT NULL, STATUS VARCHAR(16) NOT NULL, VALID_FROM BIGINT NOT NULL, VALID_TILL BIGINT NOT NULL, ATTRIBUTES LONGTEXT CHARACTER SET utf8 NOT NULL, CREATED_AT BIGINT NOT NULL, UPDATED_AT BIGINT NOT NULL, ROW_VERSION INT NOT NULL);

ALTER TABLE PERSONA ADD PRIMARY KEY (ID);

ALTER TABLE PERSONA ADD CONSTRAINT UK_PERSONA_KEY UNIQUE (REALM_ID, USER_ID, TITLE, CIRCLE);

ALTER TABLE PERSONA ADD CONSTRAINT UK_PERSONA_SLOT UNIQUE (REALM_ID, USER_ID, SLOT_NO);

--  Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-index-persona-for-lists-of-a-realm::keycloak-personas
CREATE INDEX IX_PERSONA_TITLE ON PERSONA(REALM_ID, TITLE, USER_ID);

CREATE INDEX IX_PERSONA_CIRCLE ON PERSONA(REALM_ID, CIRCLE, TITLE);

CREATE INDEX IX_PERSONA_STATUS ON PERSONA(REALM_ID, STATUS, VALID_TILL);

CREATE INDEX IX_PERSONA_CREATED ON PERSONA(REALM_ID, CREATED_AT, ID);

--  Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-add-note-and-import-to-persona::keycloak-personas
ALTER TABLE PERSONA ADD NOTE NVARCHAR(500) NULL, ADD IMPORT_ID VARCHAR(36) NULL;

--  Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-index-persona-for-pages-of-administrators::keycloak-personas
CREATE INDEX IX_PERSONA_PG_TITLE ON PERSONA(REALM_ID, TITLE, CREATED_AT, ID);

CREATE INDEX IX_PERSONA_PG_CIRCLE ON PERSONA(REALM_ID, CIRCLE, CREATED_AT, ID);

CREATE INDEX IX_PERSONA_PG_STATUS ON PERSONA(REALM_ID, STATUS, CREATED_AT, ID);

CREATE INDEX IX_PERSONA_PG_TILL ON PERSONA(REALM_ID, VALID_TILL, ID);

--  Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-create-persona-import::keycloak-personas
CREATE TABLE PERSONA_IMPORT (ID VARCHAR(36) NOT NULL, REALM_ID VARCHAR(36) NOT NULL, IMPORT_MODE VARCHAR(16) NOT NULL, STATE VARCHAR(16) NOT NULL, LINES_DONE BIGINT NOT NULL, CREATED_COUNT BIGINT NOT NULL, UPDATED_COUNT BIGINT NOT NULL, REMOVED_COUNT BIGINT NOT NULL, FAILED_COUNT BIGINT NOT NULL, STARTED_AT BIGINT NOT NULL, UPDATED_AT BIGINT NOT NULL);

ALTER TABLE PERSONA_IMPORT ADD PRIMARY KEY (ID);

CREATE INDEX IX_PERSONA_IMPORT ON PERSONA_IMPORT(REALM_ID, STARTED_AT);

--  Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-add-unchanged-count-to-persona-import::keycloak-personas
ALTER TABLE PERSONA_IMPORT ADD UNCHANGED_COUNT BIGINT DEFAULT 0 NOT NULL;

--  Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-add-selected-at-to-persona::keycloak-personas
ALTER TABLE PERSONA ADD SELECTED_AT BIGINT NULL;

--  Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-exact-and-whole-unicode-on-mysql::keycloak-personas
ALTER TABLE PERSONA
      MODIFY TITLE VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
      MODIFY CIRCLE VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
      MODIFY NOTE VARCHAR(500) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
      MODIFY ATTRIBUTES LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL;

--  Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-create-persona-realm::keycloak-personas
CREATE TABLE PERSONA_REALM (REALM_ID VARCHAR(36) NOT NULL, SET_UP_AT BIGINT NULL, SCHEMA_TEXT LONGTEXT CHARACTER SET utf8 NULL, SCHEMA_FORMAT INT NOT NULL, IMPORTED_FILES VARCHAR(64) NULL, PUT_BACK_AT BIGINT NULL, PUT_BACK VARCHAR(255) NULL);

ALTER TABLE PERSONA_REALM ADD PRIMARY KEY (REALM_ID);

--  Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-whole-unicode-of-persona-realm-on-mysql::keycloak-personas
ALTER TABLE PERSONA_REALM MODIFY SCHEMA_TEXT LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL;

--  Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-widen-circle::keycloak-personas
--  Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-widen-circle-on-mysql::keycloak-personas
ALTER TABLE PERSONA MODIFY CIRCLE VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL;

--  Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-widen-circle-on-sql-server::keycloak-personas
--  Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-widen-circle-on-h2::keycloak-personas
--  Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-add-parts-to-persona-import::keycloak-personas
ALTER TABLE PERSONA_IMPORT ADD PARTS_DONE INT NULL, ADD PART_LINES BIGINT NULL, ADD PARTS_TEXT LONGTEXT CHARACTER SET utf8 NULL;

--  Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-whole-unicode-of-persona-import-on-mysql::keycloak-personas
ALTER TABLE PERSONA_IMPORT MODIFY PARTS_TEXT LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL;

--  Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-index-start-of-circle-on-postgresql::keycloak-personas
--  Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-add-schedule-to-persona::keycloak-personas
ALTER TABLE PERSONA ADD SCHEDULE TEXT(2000) NULL, ADD SCHEDULE_KEY VARCHAR(32) NULL;

CREATE INDEX IX_PERSONA_SCHEDULE ON PERSONA(REALM_ID, SCHEDULE_KEY);

--  Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-add-own-schedules-to-realm::keycloak-personas
ALTER TABLE PERSONA_REALM ADD OWN_SCHEDULES_AT BIGINT NULL;
