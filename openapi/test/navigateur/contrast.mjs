// axe's two rules on colours take half of its time, for the same two colours thousands of times: a cell of a table looks as the next does, on every page.
// So they are asked of one text, or one link in a text, of each look. What looks otherwise, if only by a style of its own, is a look of its own.

/**
 * Runs in the page: what axe finds there by these rules (all if none is named), where the colours of some looks are known to be right, and which other
 * looks have right ones now. A look of whose first text axe cannot tell, as it has a single letter or nobody sees it, is judged by all of its texts. Of
 * grave findings alone, the rules that have none are not run: a finding is as grave as its rule says.
 */
export async function judge({ rules, graveAlone, right }) {
  const looks = looksByRule();
  const known = new Set(right);
  const proven = [];
  const slight = graveAlone ? globalThis.axe._audit.rules.filter(({ impact }) => ['minor', 'moderate'].includes(impact)).map(({ id }) => id) : [];

  /** By these rules, those on colours of the elements chosen for them; one without elements is off, or it would look for what all of the page paints. */
  const run = async (chosen, runOnly) => {
    const off = [...slight, ...Object.keys(looks).filter((rule) => !chosen[rule]?.length)];
    const on = runOnly?.filter((rule) => !off.includes(rule));
    if (on?.length === 0) return [];
    globalThis.axe.configure({ rules: Object.keys(looks).map((rule) => ({ id: rule, selector: `[data-${rule}]` })) });
    const mark = (marked) => {
      for (const [rule, elements] of Object.entries(chosen)) for (const element of elements) element.toggleAttribute(`data-${rule}`, marked);
    };
    mark(true);
    const { passes, violations } = await globalThis.axe.run(document, {
      runOnly: on,
      rules: Object.fromEntries(off.map((rule) => [rule, { enabled: false }])),
      resultTypes: ['passes', 'violations'],
      elementRef: true,
      selectors: false,
    });
    mark(false);
    for (const { id, nodes } of passes.filter(({ id }) => looks[id])) {
      for (const { element, any } of nodes) {
        const look = looks[id].get(element);
        // What nobody sees can pass too, without a background.
        if (known.has(look) || (id === 'color-contrast' && !any[0].data.bgColor)) continue;
        known.add(look);
        proven.push(look);
      }
    }
    return violations.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })) }));
  };

  const unknown = (rule) => [...looks[rule]].filter(([, look]) => !known.has(look));
  const firsts = new Map(unknown('color-contrast').toReversed().map(([element, look]) => [look, element]));
  const found = await run({ 'color-contrast': [...firsts.values()], 'link-in-text-block': unknown('link-in-text-block').map(([element]) => element) }, rules);
  const others = unknown('color-contrast').filter(([element, look]) => firsts.get(look) !== element);
  found.push(...(await run({ 'color-contrast': others.map(([element]) => element) }, ['color-contrast'])));
  return { found, proven };

  /**
   * For each rule on colours, what there is to judge that somebody can see, with its look: its own colours and size, what those that it is in paint, and of
   * a link what else tells it from its text. Of what is in a box out of the flow, or touched by one, also what all others at its place paint.
   */
  function looksByRule() {
    const places = new Map();
    const boxes = [];
    const texts = [];
    const links = [];
    // An element comes after those that it is in.
    for (const element of document.querySelectorAll('*')) {
      const style = getComputedStyle(element);
      const around = places.get(element.parentElement);
      const own = [style.backgroundColor, style.backgroundImage, style.opacity, style.filter, style.mixBlendMode].join(' ');
      const painted = own === 'rgba(0, 0, 0, 0) none 1 none normal' ? (around?.painted ?? '') : `${around?.painted ?? ''} > ${own}`;
      const { color, fontSize, fontWeight, textShadow, webkitTextFillColor, webkitTextStroke } = style;
      const look = [painted, color, fontSize, fontWeight, textShadow, webkitTextFillColor, webkitTextStroke].join(' | ');
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const place = { element, around, look, painted, style, box: around?.box, left, right, top, bottom };
      places.set(element, place);
      if (['absolute', 'fixed'].includes(style.position)) boxes.push((place.box = place));
      if (!element.checkVisibility() || isOutOfSight(place)) continue;
      const text = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue.trim());
      if (text || element.matches('input, select, textarea')) texts.push(place);
      if (element.matches('a[href], [role=link]')) links.push({ ...place, look: distinct(place) });
    }

    const whole = (looked) =>
      new Map(
        looked.map((place) => {
          const apart = place.box || boxes.some((box) => touch(place, box));
          const there = apart ? [...places.values()].filter((other) => touch(place, other)) : [];
          return [place.element, [place.look, ...new Set(there.map(({ painted, style }) => `${style.position} ${style.zIndex} ${painted}`))].join(' | ')];
        }),
      );
    return { 'color-contrast': whole(texts), 'link-in-text-block': whole(links) };
  }

  function touch(one, other) {
    return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
  }

  /** In a box that is there for those who hear the page: beyond its upper edge, or a pixel large. */
  function isOutOfSight({ bottom, box }) {
    return box !== undefined && (bottom <= 0 || box.right - box.left <= 1 || box.bottom - box.top <= 1);
  }

  /** The look of a link, and of the block of text that it is in. */
  function distinct(link) {
    let block = link.around;
    while (block.style.display === 'inline') block = block.around;
    const telling = ({ look, style }) => [look, style.display, style.fontFamily, style.fontStyle, style.textDecoration, style.border].join(' | ');
    return `link ${telling(link)} in ${telling(block)}`;
  }
}
