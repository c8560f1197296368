<#ftl output_format="plainText">
${msg("personaMailRequests", realmName)}

<#list requests as request>
- ${msg("personaMailRequestsLine", request.title, request.circle, request.count)}
</#list>
<#if more>
${msg("personaMailMore")}
</#if>
<#if link??>

${msg("personaMailLink")}: ${link}
</#if>

${msg("personaMailMute")}
