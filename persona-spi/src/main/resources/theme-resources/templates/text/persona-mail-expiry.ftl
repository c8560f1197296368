<#ftl output_format="plainText">
${msg("personaMailExpiry", realmName)}

<#list personas as persona>
- ${msg("personaMailExpiryLine", persona.title, persona.circle, persona.end)}
</#list>
<#if link??>

${msg("personaMailLink")}: ${link}
</#if>

${msg("personaMailMute")}
