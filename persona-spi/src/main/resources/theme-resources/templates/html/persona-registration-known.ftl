<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("personaRegistrationKnown", realmName)}</p>
</@layout.emailLayout>
