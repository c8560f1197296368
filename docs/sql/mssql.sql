-- Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-create-persona-owner::keycloak-personas
CREATE TABLE PERSONA_OWNER (REALM_ID varchar(36) NOT NULL, USER_ID varchar(255) NOT NULL, CREATED_AT bigint NOT NULL);
GO

ALTER TABLE PERSONA_OWNER ADD CONSTRAINT PK_PERSONA_OWNER PRIMARY KEY (REALM_ID, USER_ID);
GO

-- Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-create-persona::keycloak-personas
CREATE TABLE PERSONA (ID varchar(36) NOT NULL, REALM_ID varchar(36) NOT NULL, USER_ID varchar(255) NOT NULL, SLOT_NO int NOT NULL, TITLE varchar(64) NOT NULL, CIRCLE nvarchar(100) NOT NULL, STATUS varchar(16) NOT NULL, VALID_FROM bigint NOT NULL, VALID_TILL bigint NOT NULL, ATTRIBUTES nvarchar(MAX) NOT NULL, CREATED_AT bigint NOT NULL, UPDATED_AT bigint NOT NULL, ROW_VERSION int NOT NULL);
GO

ALTER TABLE PERSONA ADD CONSTRAINT PK_PERSONA PRIMARY KEY (ID);
GO

ALTER TABLE PERSONA ADD CONSTRAINT UK_PERSONA_KEY UNIQUE (REALM_ID, USER_ID, TITLE, CIRCLE);
GO

ALTER TABLE PERSONA ADD CONSTRAINT UK_PERSONA_SLOT UNIQUE (REALM_ID, USER_ID, SLOT_NO);
GO

-- Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-index-persona-for-lists-of-a-realm::keycloak-personas
CREATE NONCLUSTERED INDEX IX_PERSONA_TITLE ON PERSONA(REALM_ID, TITLE, USER_ID);
GO

CREATE NONCLUSTERED INDEX IX_PERSONA_CIRCLE ON PERSONA(REALM_ID, CIRCLE, TITLE);
GO

CREATE NONCLUSTERED INDEX IX_PERSONA_STATUS ON PERSONA(REALM_ID, STATUS, VALID_TILL);
GO

CREATE NONCLUSTERED INDEX IX_PERSONA_CREATED ON PERSONA(REALM_ID, CREATED_AT, ID);
GO

-- Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-add-note-and-import-to-persona::keycloak-personas
ALTER TABLE PERSONA ADD NOTE nvarchar(500);
GO

ALTER TABLE PERSONA ADD IMPORT_ID varchar(36);
GO

-- Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-index-persona-for-pages-of-administrators::keycloak-personas
CREATE NONCLUSTERED INDEX IX_PERSONA_PG_TITLE ON PERSONA(REALM_ID, TITLE, CREATED_AT, ID);
GO

CREATE NONCLUSTERED INDEX IX_PERSONA_PG_CIRCLE ON PERSONA(REALM_ID, CIRCLE, CREATED_AT, ID);
GO

CREATE NONCLUSTERED INDEX IX_PERSONA_PG_STATUS ON PERSONA(REALM_ID, STATUS, CREATED_AT, ID);
GO

CREATE NONCLUSTERED INDEX IX_PERSONA_PG_TILL ON PERSONA(REALM_ID, VALID_TILL, ID);
GO

-- Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-create-persona-import::keycloak-personas
CREATE TABLE PERSONA_IMPORT (ID varchar(36) NOT NULL, REALM_ID varchar(36) NOT NULL, IMPORT_MODE varchar(16) NOT NULL, STATE varchar(16) NOT NULL, LINES_DONE bigint NOT NULL, CREATED_COUNT bigint NOT NULL, UPDATED_COUNT bigint NOT NULL, REMOVED_COUNT bigint NOT NULL, FAILED_COUNT bigint NOT NULL, STARTED_AT bigint NOT NULL, UPDATED_AT bigint NOT NULL);
GO

ALTER TABLE PERSONA_IMPORT ADD CONSTRAINT PK_PERSONA_IMPORT PRIMARY KEY (ID);
GO

CREATE NONCLUSTERED INDEX IX_PERSONA_IMPORT ON PERSONA_IMPORT(REALM_ID, STARTED_AT);
GO

-- Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-add-unchanged-count-to-persona-import::keycloak-personas
ALTER TABLE PERSONA_IMPORT ADD UNCHANGED_COUNT bigint CONSTRAINT DF_PERSONA_IMPORT_UNCHANGED_COUNT DEFAULT 0 NOT NULL;
GO

-- Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-add-selected-at-to-persona::keycloak-personas
ALTER TABLE PERSONA ADD SELECTED_AT bigint;
GO

-- Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-exact-and-whole-unicode-on-mysql::keycloak-personas
-- Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-create-persona-realm::keycloak-personas
CREATE TABLE PERSONA_REALM (REALM_ID varchar(36) NOT NULL, SET_UP_AT bigint, SCHEMA_TEXT nvarchar(MAX), SCHEMA_FORMAT int NOT NULL, IMPORTED_FILES varchar(64), PUT_BACK_AT bigint, PUT_BACK varchar(255));
GO

ALTER TABLE PERSONA_REALM ADD CONSTRAINT PK_PERSONA_REALM PRIMARY KEY (REALM_ID);
GO

-- Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-whole-unicode-of-persona-realm-on-mysql::keycloak-personas
-- Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-widen-circle::keycloak-personas
-- Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-widen-circle-on-mysql::keycloak-personas
-- Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-widen-circle-on-sql-server::keycloak-personas
ALTER TABLE PERSONA ALTER COLUMN CIRCLE NVARCHAR(255) NOT NULL;
GO

-- Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-widen-circle-on-h2::keycloak-personas
-- Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-add-parts-to-persona-import::keycloak-personas
ALTER TABLE PERSONA_IMPORT ADD PARTS_DONE int;
GO

ALTER TABLE PERSONA_IMPORT ADD PART_LINES bigint;
GO

ALTER TABLE PERSONA_IMPORT ADD PARTS_TEXT nvarchar(MAX);
GO

-- Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-whole-unicode-of-persona-import-on-mysql::keycloak-personas
-- Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-index-start-of-circle-on-postgresql::keycloak-personas
-- Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-add-schedule-to-persona::keycloak-personas
ALTER TABLE PERSONA ADD SCHEDULE varchar(2000);
GO

ALTER TABLE PERSONA ADD SCHEDULE_KEY varchar(32);
GO

CREATE NONCLUSTERED INDEX IX_PERSONA_SCHEDULE ON PERSONA(REALM_ID, SCHEDULE_KEY);
GO

-- Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-add-own-schedules-to-realm::keycloak-personas
ALTER TABLE PERSONA_REALM ADD OWN_SCHEDULES_AT bigint;
GO

-- Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-create-persona-calendar-event::keycloak-personas
CREATE TABLE PERSONA_CALENDAR_EVENT (ID varchar(36) NOT NULL, REALM_ID varchar(36) NOT NULL, USER_ID varchar(255) NOT NULL, UID_KEY varchar(32) NOT NULL, PERSONA_ID varchar(36), START_AT bigint NOT NULL, END_AT bigint NOT NULL, FIRST_AT bigint NOT NULL, LAST_AT bigint NOT NULL, IS_LONG int NOT NULL, ALL_DAY int NOT NULL, TIME_ZONE varchar(64) NOT NULL, RRULE varchar(255), DETAILS nvarchar(MAX) NOT NULL, CREATED_AT bigint NOT NULL, UPDATED_AT bigint NOT NULL, ROW_VERSION int NOT NULL);
GO

ALTER TABLE PERSONA_CALENDAR_EVENT ADD CONSTRAINT PK_PERSONA_EVENT PRIMARY KEY (ID);
GO

ALTER TABLE PERSONA_CALENDAR_EVENT ADD CONSTRAINT UK_PERSONA_EVENT_UID UNIQUE (REALM_ID, USER_ID, UID_KEY);
GO

CREATE NONCLUSTERED INDEX IX_PERSONA_EVENT_MONTH ON PERSONA_CALENDAR_EVENT(REALM_ID, USER_ID, IS_LONG, FIRST_AT);
GO

CREATE NONCLUSTERED INDEX IX_PERSONA_EVENT_FIRST ON PERSONA_CALENDAR_EVENT(REALM_ID, USER_ID, FIRST_AT);
GO

-- Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-create-persona-calendar-feed::keycloak-personas
CREATE TABLE PERSONA_CALENDAR_FEED (ID varchar(36) NOT NULL, REALM_ID varchar(36) NOT NULL, USER_ID varchar(255) NOT NULL, SECRET_HASH varchar(64) NOT NULL, NAME nvarchar(100), CREATED_AT bigint NOT NULL, USED_AT bigint);
GO

ALTER TABLE PERSONA_CALENDAR_FEED ADD CONSTRAINT PK_PERSONA_FEED PRIMARY KEY (ID);
GO

ALTER TABLE PERSONA_CALENDAR_FEED ADD CONSTRAINT UK_PERSONA_FEED_HASH UNIQUE (SECRET_HASH);
GO

CREATE NONCLUSTERED INDEX IX_PERSONA_FEED_USER ON PERSONA_CALENDAR_FEED(REALM_ID, USER_ID);
GO

-- Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-whole-unicode-of-persona-calendar-on-mysql::keycloak-personas
-- Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-add-assessed-to-persona::keycloak-personas
ALTER TABLE PERSONA ADD ASSESSED varchar(2600);
GO

-- Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-create-persona-assessment-result::keycloak-personas
CREATE TABLE PERSONA_ASSESSMENT_RESULT (ID varchar(36) NOT NULL, REALM_ID varchar(36) NOT NULL, PERSONA_ID varchar(36) NOT NULL, TITLE varchar(64) NOT NULL, ASSESSMENT varchar(50) NOT NULL, QUESTIONS_VERSION int NOT NULL, TAKEN_AT bigint NOT NULL, IS_PASSED int NOT NULL, VALID_UNTIL bigint, COUNTS_UNTIL bigint NOT NULL, BANDS_KEY varchar(32), RESULTS nvarchar(MAX) NOT NULL, ANSWERS nvarchar(MAX) NOT NULL);
GO

ALTER TABLE PERSONA_ASSESSMENT_RESULT ADD CONSTRAINT PK_PERSONA_RESULT PRIMARY KEY (ID);
GO

CREATE NONCLUSTERED INDEX IX_PERSONA_RESULT_COUNTS ON PERSONA_ASSESSMENT_RESULT(PERSONA_ID, ASSESSMENT, COUNTS_UNTIL);
GO

CREATE NONCLUSTERED INDEX IX_PERSONA_RESULT_REALM ON PERSONA_ASSESSMENT_RESULT(REALM_ID, ASSESSMENT, QUESTIONS_VERSION);
GO

ALTER TABLE PERSONA_ASSESSMENT_RESULT ADD CONSTRAINT FK_PERSONA_RESULT FOREIGN KEY (PERSONA_ID) REFERENCES PERSONA (ID) ON DELETE CASCADE;
GO

-- Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-create-persona-assessment-draft::keycloak-personas
CREATE TABLE PERSONA_ASSESSMENT_DRAFT (ID varchar(36) NOT NULL, PERSONA_ID varchar(36) NOT NULL, ASSESSMENT varchar(50) NOT NULL, QUESTIONS_VERSION int NOT NULL, QUESTION varchar(50), ANSWERS nvarchar(MAX) NOT NULL, UPDATED_AT bigint NOT NULL);
GO

ALTER TABLE PERSONA_ASSESSMENT_DRAFT ADD CONSTRAINT PK_PERSONA_DRAFT PRIMARY KEY (ID);
GO

ALTER TABLE PERSONA_ASSESSMENT_DRAFT ADD CONSTRAINT UK_PERSONA_DRAFT UNIQUE (PERSONA_ID, ASSESSMENT);
GO

ALTER TABLE PERSONA_ASSESSMENT_DRAFT ADD CONSTRAINT FK_PERSONA_DRAFT FOREIGN KEY (PERSONA_ID) REFERENCES PERSONA (ID) ON DELETE CASCADE;
GO

-- Changeset META-INF/keycloak-personas/changelog-1.0.0.xml::1.0.0-whole-unicode-of-persona-assessments-on-mysql::keycloak-personas
