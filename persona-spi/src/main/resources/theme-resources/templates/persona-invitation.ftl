<#import "template.ftl" as layout>
<@layout.registrationLayout displayInfo=false displayMessage=false; section>
<!-- template: persona-invitation.ftl -->

    <#if section = "header" || section = "show-username">
        <#if section = "header">
            ${msg("personaInvitationTitle")}
        </#if>
    <#elseif section = "form">

    <#assign primary = (properties.kcButtonClass!) + " " + (properties.kcButtonPrimaryClass!) + " " + (properties.kcButtonBlockClass!)>
    <#assign secondary = (properties.kcButtonSecondaryClass!properties.kcButtonClass!) + " " + (properties.kcButtonBlockClass!)>

    <form id="kc-persona-invitation" class="${properties.kcFormClass!}" action="<#if invitation.address??>${invitation.address}<#else>${url.loginAction}</#if>" method="post">
        <#if invitation.title??>
        <p id="kc-persona-invitation-text" style="margin-block: 1rem; overflow-wrap: anywhere"><#if invitation.inviter??>${msg("personaInvitationBy", invitation.inviter, invitation.realm, invitation.title, invitation.circle)}<#else>${msg("personaInvitation", invitation.realm, invitation.title, invitation.circle)}</#if></p>
        <#if invitation.message??>
        <p>${msg("personaInvitationMessage")}</p>
        <blockquote id="kc-persona-invitation-message" style="margin: 0.5rem 1rem; overflow-wrap: anywhere">${invitation.message}</blockquote>
        </#if>
        </#if>

        <#if invitation.step = "preview">
        <p style="margin-block: 1rem">${msg("personaInvitationUntil", invitation.end)}</p>
        <p style="margin-block: 1rem">${msg("personaInvitationLogin")}<#if invitation.registration> ${msg("personaInvitationRegister")}</#if></p>
        <button type="submit" class="${primary}" style="margin-block: 0.5rem">${msg("personaInvitationContinue")}</button>
        <button type="submit" formaction="${invitation.address}?answer=decline" class="${secondary}" style="margin-block: 0.5rem">${msg("personaInvitationDecline")}</button>
        <#elseif invitation.step = "question">
        <p style="margin-block: 1rem; overflow-wrap: anywhere">${msg("personaInvitationAs", invitation.username)}</p>
        <#if invitation.joins>
        <p style="margin-block: 1rem; overflow-wrap: anywhere">${msg("personaInvitationJoins", invitation.circle)}</p>
        </#if>
        <button type="submit" name="answer" value="accept" class="${primary}" style="margin-block: 0.5rem" autofocus>${msg("personaInvitationAccept")}</button>
        <button type="submit" name="answer" value="decline" class="${secondary}" style="margin-block: 0.5rem">${msg("personaInvitationDecline")}</button>
        <#elseif invitation.step = "declined">
        <p role="status" style="margin-block: 1rem">${msg("personaInvitationDeclined")}</p>
        <#else>
        <p role="alert" style="margin-block: 1rem; overflow-wrap: anywhere">${msg("personaInvitationRefused." + invitation.refusal, invitation.username, invitation.circle!"")}</p>
        <#if invitation.refusal = "busy" && invitation.address??>
        <p style="margin-block: 1rem"><a id="kc-persona-invitation-again" href="${invitation.address}">${msg("doTryAgain")}</a></p>
        <#elseif invitation.refusal = "busy">
        <button type="submit" name="answer" value="accept" class="${primary}" style="margin-block: 0.5rem">${msg("personaInvitationAccept")}</button>
        </#if>
        <#if invitation.refusal = "unverified">
        <button type="submit" name="answer" value="verify" class="${primary}" style="margin-block: 0.5rem">${msg("personaInvitationVerify")}</button>
        </#if>
        <#if invitation.refusal = "other-account">
        <p style="margin-block: 1rem"><a href="${invitation.logout}">${msg("personaInvitationLogout")}</a></p>
        </#if>
        </#if>

        <#if isAppInitiatedAction??>
        <button id="kc-cancel" type="submit" name="cancel-aia" value="true" class="${secondary}" style="margin-block: 0.5rem">${msg("personaInvitationLater")}</button>
        </#if>
    </form>

    </#if>
</@layout.registrationLayout>
