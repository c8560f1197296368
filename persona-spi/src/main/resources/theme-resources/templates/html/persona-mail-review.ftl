<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("personaMailReview." + what, name, realmName, due)}</p>
<p>${msg("personaMailReviewItems", items)}</p>
<#if link??>
<p><a href="${link}">${msg("personaMailLink")}</a></p>
</#if>
</@layout.emailLayout>
