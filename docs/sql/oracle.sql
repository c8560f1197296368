-- Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-create-persona-owner::keycloak-personas
CREATE TABLE PERSONA_OWNER (REALM_ID VARCHAR2(36) NOT NULL, USER_ID VARCHAR2(255) NOT NULL, CREATED_AT NUMBER(38, 0) NOT NULL);

ALTER TABLE PERSONA_OWNER ADD CONSTRAINT PK_PERSONA_OWNER PRIMARY KEY (REALM_ID, USER_ID);

-- Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-create-persona::keycloak-personas
CREATE TABLE PERSONA (ID VARCHAR2(36) NOT NULL, REALM_ID VARCHAR2(36) NOT NULL, USER_ID VARCHAR2(255) NOT NULL, SLOT_NO INTEGER NOT NULL, TITLE VARCHAR2(64) NOT NULL, CIRCLE NVARCHAR2(100) NOT NULL, STATUS VARCHAR2(16) NOT NULL, VALID_FROM NUMBER(38, 0) NOT NULL, VALID_TILL NUMBER(38, 0) NOT NULL, ATTRIBUTES NCLOB NOT NULL, CREATED_AT NUMBER(38, 0) NOT NULL, UPDATED_AT NUMBER(38, 0) NOT NULL, ROW_VERSION INTEGER NOT NULL);

ALTER TABLE PERSONA ADD CONSTRAINT PK_PERSONA PRIMARY KEY (ID);

ALTER TABLE PERSONA ADD CONSTRAINT UK_PERSONA_KEY UNIQUE (REALM_ID, USER_ID, TITLE, CIRCLE);

ALTER TABLE PERSONA ADD CONSTRAINT UK_PERSONA_SLOT UNIQUE (REALM_ID, USER_ID, SLOT_NO);

-- Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-index-persona-for-lists-of-a-realm::keycloak-personas
CREATE INDEX IX_PERSONA_TITLE ON PERSONA(REALM_ID, TITLE, USER_ID);

CREATE INDEX IX_PERSONA_CIRCLE ON PERSONA(REALM_ID, CIRCLE, TITLE);

CREATE INDEX IX_PERSONA_STATUS ON PERSONA(REALM_ID, STATUS, VALID_TILL);

CREATE INDEX IX_PERSONA_CREATED ON PERSONA(REALM_ID, CREATED_AT, ID);

-- Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-add-note-and-import-to-persona::keycloak-personas
ALTER TABLE PERSONA ADD NOTE NVARCHAR2(500);

ALTER TABLE PERSONA ADD IMPORT_ID VARCHAR2(36);

-- Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-index-persona-for-pages-of-administrators::keycloak-personas
CREATE INDEX IX_PERSONA_PG_TITLE ON PERSONA(REALM_ID, TITLE, CREATED_AT, ID);

CREATE INDEX IX_PERSONA_PG_CIRCLE ON PERSONA(REALM_ID, CIRCLE, CREATED_AT, ID);

CREATE INDEX IX_PERSONA_PG_STATUS ON PERSONA(REALM_ID, STATUS, CREATED_AT, ID);

CREATE INDEX IX_PERSONA_PG_TILL ON PERSONA(REALM_ID, VALID_TILL, ID);

-- Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-create-persona-import::keycloak-personas
CREATE TABLE PERSONA_IMPORT (ID VARCHAR2(36) NOT NULL, REALM_ID VARCHAR2(36) NOT NULL, IMPORT_MODE VARCHAR2(16) NOT NULL, STATE VARCHAR2(16) NOT NULL, LINES_DONE NUMBER(38, 0) NOT NULL, CREATED_COUNT NUMBER(38, 0) NOT NULL, UPDATED_COUNT NUMBER(38, 0) NOT NULL, REMOVED_COUNT NUMBER(38, 0) NOT NULL, FAILED_COUNT NUMBER(38, 0) NOT NULL, STARTED_AT NUMBER(38, 0) NOT NULL, UPDATED_AT NUMBER(38, 0) NOT NULL);

ALTER TABLE PERSONA_IMPORT ADD CONSTRAINT PK_PERSONA_IMPORT PRIMARY KEY (ID);

CREATE INDEX IX_PERSONA_IMPORT ON PERSONA_IMPORT(REALM_ID, STARTED_AT);

-- Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-add-unchanged-count-to-persona-import::keycloak-personas
ALTER TABLE PERSONA_IMPORT ADD UNCHANGED_COUNT NUMBER(38, 0) DEFAULT 0 NOT NULL;

-- Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-add-selected-at-to-persona::keycloak-personas
ALTER TABLE PERSONA ADD SELECTED_AT NUMBER(38, 0);

-- Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-exact-and-whole-unicode-on-mysql::keycloak-personas
-- Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-create-persona-realm::keycloak-personas
CREATE TABLE PERSONA_REALM (REALM_ID VARCHAR2(36) NOT NULL, SET_UP_AT NUMBER(38, 0), SCHEMA_TEXT NCLOB, SCHEMA_FORMAT INTEGER NOT NULL, IMPORTED_FILES VARCHAR2(64), PUT_BACK_AT NUMBER(38, 0), PUT_BACK VARCHAR2(255));

ALTER TABLE PERSONA_REALM ADD CONSTRAINT PK_PERSONA_REALM PRIMARY KEY (REALM_ID);

-- Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-whole-unicode-of-persona-realm-on-mysql::keycloak-personas
-- Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-widen-circle::keycloak-personas
ALTER TABLE PERSONA MODIFY CIRCLE NVARCHAR2(255);

-- Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-widen-circle-on-mysql::keycloak-personas
-- Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-widen-circle-on-sql-server::keycloak-personas
-- Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-widen-circle-on-h2::keycloak-personas
-- Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-add-parts-to-persona-import::keycloak-personas
ALTER TABLE PERSONA_IMPORT ADD PARTS_DONE INTEGER;

ALTER TABLE PERSONA_IMPORT ADD PART_LINES NUMBER(38, 0);

ALTER TABLE PERSONA_IMPORT ADD PARTS_TEXT NCLOB;

-- Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-whole-unicode-of-persona-import-on-mysql::keycloak-personas
-- Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-index-start-of-circle-on-postgresql::keycloak-personas
-- Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-add-schedule-to-persona::keycloak-personas
ALTER TABLE PERSONA ADD SCHEDULE VARCHAR2(2000);

ALTER TABLE PERSONA ADD SCHEDULE_KEY VARCHAR2(32);

CREATE INDEX IX_PERSONA_SCHEDULE ON PERSONA(REALM_ID, SCHEDULE_KEY);

-- Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-add-own-schedules-to-realm::keycloak-personas
ALTER TABLE PERSONA_REALM ADD OWN_SCHEDULES_AT NUMBER(38, 0);
