<#ftl output_format="plainText">
<#if inviter??>${msg("personaInvitationBy", inviter, realmName, title, circle)}<#else>${msg("personaInvitation", realmName, title, circle)}</#if>
<#if message??>

${msg("personaInvitationMessage")}

  ${message}
</#if>

${msg("personaInvitationOpen")}: ${link}

${msg("personaInvitationUntil", end)}
${msg("personaInvitationIgnore")}
