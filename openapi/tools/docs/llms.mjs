/**
 * llms.txt (llmstxt.org): where a program finds each page as Markdown, and the contract, in the order of the plan.
 * @param sites for each language, its pages with their titles and their contents
 */
export function llms(plan, sites, version) {
  const summary = ({ pages, bodies }, name) => {
    const [first] = bodies[pages.findIndex((page) => page.name === name)].querySelectorAll('p');
    return first.text.replaceAll(/\s+/g, ' ').trim();
  };
  const groups = ({ language, root, ...site }) =>
    plan.map(
      ({ groupe, pages }) => `## ${groupe[language]}

${pages.map((page) => `- [${page.titre[language]}](${root === '' ? '' : 'en/'}${page[language]}.md): ${summary(site, page[language])}`).join('\n')}
`,
    );
  const [french, english] = ['fr', 'en'].map((language) => sites.find((site) => site.language === language));
  return `# Assure

> ${summary(english, 'index')} The contract is OpenAPI, version ${version}: [openapi.yaml](openapi.yaml) in French, [English](editions/assure.en.yaml).

Everything is there in French too, further down.

${[...groups(english), ...groups(french)].join('\n')}`;
}
