<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("personaMailExpiry", realmName)}</p>
<ul>
<#list personas as persona>
<li>${msg("personaMailExpiryLine", persona.title, persona.circle, persona.end)}</li>
</#list>
</ul>
<#if link??>
<p><a href="${link}">${msg("personaMailLink")}</a></p>
</#if>
<p>${msg("personaMailMute")}</p>
</@layout.emailLayout>
