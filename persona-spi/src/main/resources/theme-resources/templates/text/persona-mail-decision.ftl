<#ftl output_format="plainText">
${msg(approved?then("personaMailApproved", expired?then("personaMailExpired", "personaMailRejected")), title, circle, realmName)}
<#if note??>

${msg("personaMailNote", note)}
</#if>
<#if link??>

${msg("personaMailLink")}: ${link}
</#if>
