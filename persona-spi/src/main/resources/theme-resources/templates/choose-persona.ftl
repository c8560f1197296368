<#import "template.ftl" as layout>
<@layout.registrationLayout displayInfo=false; section>
<!-- template: choose-persona.ftl -->

    <#if section = "header" || section = "show-username">
        <#if section = "header">
            ${msg("personaChooseTitle")}
        </#if>
    <#elseif section = "form">

    <#if personas.searchable>
    <form id="kc-persona-search-form" class="${properties.kcFormClass!} ${properties.kcContentWrapperClass!}" action="${url.loginAction}" method="post" role="search" style="margin-block: 1rem">
        <div class="${properties.kcFormGroupClass!}">
            <div class="${properties.kcFormGroupLabelClass!}">
                <label for="kc-persona-search" class="${properties.kcFormLabelClass!}">
                    <span class="${properties.kcFormLabelTextClass!}">${msg("personaSearchLabel")}</span>
                </label>
            </div>
            <div class="${properties.kcInputGroup!}">
                <div class="${properties.kcInputGroupItemClass!} ${properties.kcFill!}">
                    <span class="${properties.kcInputClass!}">
                        <input id="kc-persona-search" name="search" type="search" value="${personas.search}" autocomplete="off" maxlength="200"/>
                    </span>
                </div>
                <div class="${properties.kcInputGroupItemClass!}">
                    <button id="kc-persona-find" class="${properties.kcFormPasswordVisibilityButtonClass!properties.kcButtonClass!}" type="submit">${msg("personaSearch")}</button>
                </div>
            </div>
        </div>
    </form>
    </#if>

    <form id="kc-persona-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
        <#if personas.active?has_content>
        <p id="kc-persona-hint" style="margin-block-start: 1rem">${msg("personaChooseHint")}</p>
        <ul id="kc-personas" class="${properties.kcFormSocialAccountListClass!}" role="list" aria-describedby="kc-persona-hint">
            <#list personas.active as persona>
            <li class="${properties.kcFormSocialAccountListItemClass!}">
                <button type="submit" name="persona" value="${persona.id}" class="${properties.kcFormSocialAccountListButtonClass!}"<#if persona?is_first && !personas.searchable> autofocus</#if>>
                    <span style="overflow-wrap: anywhere; padding-inline-end: 1rem; text-align: start; white-space: normal"><strong>${persona.title}</strong> ${persona.circle}</span>
                    <#if persona.last>
                    <span class="${properties.kcSelectAuthListItemSubtitleClass!}">${msg("personaLastUsed")}</span>
                    </#if>
                </button>
            </li>
            </#list>
        </ul>
        <#else>
        <p role="status">${personas.none?then(msg("personaNoneActive"), msg("personaNothingFound"))}</p>
        </#if>

        <#if personas.unavailable?has_content>
        <h2 id="kc-persona-unavailable" class="${properties.kcFormLabelTextClass!}">${msg("personaUnavailableTitle")}</h2>
        <ul class="${properties.kcFormSocialAccountListClass!}" role="list" aria-labelledby="kc-persona-unavailable">
            <#list personas.unavailable as persona>
            <li class="${properties.kcFormSocialAccountListItemClass!} ${properties.kcSelectAuthListItemSubtitleClass!}" style="overflow-wrap: anywhere"><strong>${persona.title}</strong> ${persona.circle}: ${msg(persona.reason)}</li>
            </#list>
        </ul>
        </#if>

        <#if isAppInitiatedAction??>
        <button id="kc-cancel" type="submit" name="cancel-aia" value="true" class="${properties.kcButtonSecondaryClass!properties.kcButtonClass!} ${properties.kcButtonBlockClass!}">${msg("doCancel")}</button>
        </#if>
    </form>

    </#if>
</@layout.registrationLayout>
