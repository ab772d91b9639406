// The page of all runs: filters that live in the address, picking, and a look every few seconds for what is new.
(() => {
  const rows = [...document.querySelectorAll('#runs tbody tr')];
  const field = name => document.getElementById(name);
  const filters = ['q', 'plan', 'machine', 'since', 'valid'];
  const picked = [];

  const value = name => (field(name).type === 'checkbox' ? (field(name).checked ? '1' : '') : field(name).value);

  function read() {
    const asked = new URLSearchParams(location.search);
    for (const name of filters) {
      if (field(name).type === 'checkbox') field(name).checked = asked.get(name) === '1';
      else field(name).value = asked.get(name) || '';
    }
  }

  function show() {
    const words = value('q').toLowerCase().split(/\s+/).filter(word => word);
    let shown = 0;
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      const fits = words.every(word => text.includes(word))
        && (!value('plan') || row.dataset.plan === value('plan'))
        && (!value('machine') || row.dataset.machine === value('machine'))
        && (!value('since') || row.dataset.day >= value('since'))
        && (!value('valid') || row.dataset.valid === 'true');
      row.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    field('shown').textContent = shown;
  }

  function remember() {
    const kept = new URLSearchParams();
    for (const name of filters) if (value(name)) kept.set(name, value(name));
    history.replaceState(null, '', kept.size ? '?' + kept : location.pathname);
  }

  function pick(row, is) {
    const at = picked.indexOf(row.dataset.name);
    if (is && at < 0) picked.push(row.dataset.name);
    if (!is && at >= 0) picked.splice(at, 1);
    field('compare').disabled = picked.length === 0;
    field('together').disabled = picked.length === 0;
  }

  const go = (path, pairs) => { location.href = path + '?' + new URLSearchParams(pairs); };

  for (const name of filters) field(name).addEventListener('input', () => { show(); remember(); });
  for (const row of rows) {
    row.querySelector('input').addEventListener('change', event => pick(row, event.target.checked));
  }
  field('compare').addEventListener('click', () =>
    go('/compare', [['a', picked[0]], ...picked.slice(1).map(name => ['b', name])]));
  field('together').addEventListener('click', () => go('/report', picked.map(name => ['run', name])));

  let state = null;
  async function look() {
    try {
      const now = await (await fetch('/state')).text();
      // Whoever is picking is not interrupted.
      if (state !== null && now !== state && picked.length === 0) location.reload();
      state = now;
    } catch (gone) {
      // The server was stopped; the page stays as it is.
    }
  }

  read();
  show();
  look();
  setInterval(look, 3000);
})();
