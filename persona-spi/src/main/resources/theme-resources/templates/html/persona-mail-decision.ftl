<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg(approved?then("personaMailApproved", expired?then("personaMailExpired", "personaMailRejected")), title, circle, realmName)}</p>
<#if note??>
<p>${msg("personaMailNote", note)}</p>
</#if>
<#if link??>
<p><a href="${link}">${msg("personaMailLink")}</a></p>
</#if>
</@layout.emailLayout>
