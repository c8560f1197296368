// Asks the registry for known vulnerabilities of the packages that package-lock.json names and the consoles ship; fails at
// "high", which is CVSS 7. No package need be installed for it.
import { npm } from "./npm.mjs";

npm("audit", "--package-lock-only", "--omit=dev", "--audit-level=high");
