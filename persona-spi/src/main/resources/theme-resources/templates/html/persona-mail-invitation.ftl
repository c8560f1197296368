<#import "template.ftl" as layout>
<@layout.emailLayout>
<p><#if inviter??>${msg("personaInvitationBy", inviter, realmName, title, circle)}<#else>${msg("personaInvitation", realmName, title, circle)}</#if></p>
<#if message??>
<p>${msg("personaInvitationMessage")}</p>
<blockquote>${message}</blockquote>
</#if>
<p><a href="${link}">${msg("personaInvitationOpen")}</a></p>
<p>${msg("personaInvitationUntil", end)}</p>
<p>${msg("personaInvitationIgnore")}</p>
</@layout.emailLayout>
