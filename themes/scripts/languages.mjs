// The languages that the consoles speak: those of the choice of a persona at login.
export const LANGUAGES = ["en", "de", "es", "fr", "nl"];
