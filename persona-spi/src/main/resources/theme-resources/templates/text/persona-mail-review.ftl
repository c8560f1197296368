<#ftl output_format="plainText">
${msg("personaMailReview." + what, name, realmName, due)}
${msg("personaMailReviewItems", items)}
<#if link??>

${msg("personaMailLink")}: ${link}
</#if>
