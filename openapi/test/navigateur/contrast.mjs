// axe's rule on contrast takes half of its time, for the same two colours thousands of times: a cell of a table looks as the next does, on every page.
// So it is asked of one text of each look. What looks otherwise, if only by a style of its own, is a look of its own.

/**
 * Runs in the page: what axe finds there by these rules (all if none is named), where the contrast of some looks is known to be right, and which other
 * looks have it now. A look of whose first text axe cannot tell, as it has a single letter or nobody sees it, is judged by all of its texts. Of grave
 * findings alone, the rules that have none are not run: a finding is as grave as its rule says.
 */
export async function judge({ rules, graveAlone, readable }) {
  const { looks, alone } = texts();
  const known = new Set(readable);
  const proven = [];
  const slight = graveAlone ? globalThis.axe._audit.rules.filter(({ impact }) => ['minor', 'moderate'].includes(impact)) : [];
  const options = {
    rules: Object.fromEntries(slight.map(({ id }) => [id, { enabled: false }])),
    resultTypes: ['passes', 'violations'],
    elementRef: true,
    selectors: false,
  };

  const run = async (elements, runOnly) => {
    for (const element of elements) element.setAttribute('data-contrast', '');
    globalThis.axe.configure({ rules: [{ id: 'color-contrast', selector: '[data-contrast]' }] });
    const { passes, violations } = await globalThis.axe.run(document, { ...options, runOnly });
    for (const element of elements) element.removeAttribute('data-contrast');
    for (const { element, any } of passes.find(({ id }) => id === 'color-contrast')?.nodes ?? []) {
      const look = looks.get(element);
      // What nobody sees passes too, without a background.
      if (look === undefined || known.has(look) || !any[0].data.bgColor) continue;
      known.add(look);
      proven.push(look);
    }
    return violations.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })) }));
  };

  const unknown = [...looks].filter(([, look]) => !known.has(look));
  const firsts = new Map(unknown.toReversed().map(([element, look]) => [look, element]));
  const found = await run([...alone, ...firsts.values()], rules);
  const others = unknown.filter(([element, look]) => !known.has(look) && firsts.get(look) !== element).map(([element]) => element);
  if (others.length > 0) found.push(...(await run(others, ['color-contrast'])));
  return { found, proven };

  /**
   * The page's texts, each with its look: its own colours and size, and what those that it is in paint. Alone are those of which this does not tell all:
   * what is in a box out of the flow, or touched by one.
   */
  function texts() {
    const painted = new Map();
    const written = [];
    const outOfFlow = [];
    // An element comes after those that it is in.
    for (const element of document.querySelectorAll('*')) {
      const style = getComputedStyle(element);
      const around = painted.get(element.parentElement) ?? '';
      const own = [style.backgroundColor, style.backgroundImage, style.opacity, style.filter, style.mixBlendMode].join(' ');
      painted.set(element, own === 'rgba(0, 0, 0, 0) none 1 none normal' ? around : `${around} > ${own}`);
      if (['absolute', 'fixed'].includes(style.position)) outOfFlow.push({ element, place: placeOf(element) });
      const text = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue.trim());
      if ((text || element.matches('input, select, textarea')) && element.checkVisibility()) {
        const { color, fontSize, fontWeight, textShadow, webkitTextFillColor, webkitTextStroke } = style;
        written.push([element, [painted.get(element), color, fontSize, fontWeight, textShadow, webkitTextFillColor, webkitTextStroke].join(' | ')]);
      }
    }

    const touch = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
    const apart = new Set(
      written
        .map(([element]) => element)
        .filter((element) => {
          const its = placeOf(element);
          return outOfFlow.some(({ element: box, place }) => touch(its, place) || box.contains(element));
        }),
    );
    return { looks: new Map(written.filter(([element]) => !apart.has(element))), alone: [...apart] };
  }

  /** Its numbers are read for each pair of a text and a box: the browser's own rectangle would be asked for them each time. */
  function placeOf(element) {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return { left, right, top, bottom };
  }
}
