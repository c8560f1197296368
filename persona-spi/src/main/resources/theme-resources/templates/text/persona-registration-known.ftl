<#ftl output_format="plainText">
${msg("personaRegistrationKnown", realmName)}
