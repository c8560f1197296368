<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("personaMailRequests", realmName)}</p>
<ul>
<#list requests as request>
<li>${msg("personaMailRequestsLine", request.title, request.circle, request.count)}</li>
</#list>
</ul>
<#if more>
<p>${msg("personaMailMore")}</p>
</#if>
<#if link??>
<p><a href="${link}">${msg("personaMailLink")}</a></p>
</#if>
<p>${msg("personaMailMute")}</p>
</@layout.emailLayout>
