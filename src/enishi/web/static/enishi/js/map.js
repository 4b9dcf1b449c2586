// The map's life: draw nearer and farther, tell of whom the pointer or the keyboard is at, light the thread, keep it as PNG.
// Where everybody stands was decided by the server; without this module the picture is still all there.

const SIDE = 1000;
const LEVELS = [0.34, 0.62, 1.2, 2.4, 4.8];
const NEAREST = 8;
const svg = document.querySelector("svg[data-map]");

function start(svg) {
  const frame = svg.closest("[data-map-frame]");
  const card = frame.querySelector("[data-map-card]");
  const spots = [...svg.querySelectorAll(".map-spot")].map((node) => {
    const at = node.transform.baseVal.consolidate()?.matrix ?? { e: 0, f: 0 };
    return { node, x: at.e, y: at.f, key: node.dataset.key, through: node.dataset.through };
  });
  const byKey = new Map(spots.filter((spot) => spot.key && spot.key !== "0").map((spot) => [spot.key, spot]));
  const view = { x: -SIDE / 2, y: -SIDE / 2, side: SIDE };

  // -- nearer and farther -------------------------------------------------------------------------------------------

  const scale = () => Math.min(svg.clientWidth, svg.clientHeight) / view.side;

  function show() {
    svg.setAttribute("viewBox", `${view.x} ${view.y} ${view.side} ${view.side}`);
    const k = Math.max(scale(), 0.05);
    const grow = k <= 1 ? 1 : 1 / Math.sqrt(k);
    svg.style.setProperty("--k", k);
    svg.style.setProperty("--grow", grow);
    svg.style.setProperty("--reach", (5 * k * grow + 3) / k);
    svg.style.setProperty("--reach-seat", (9 * k * grow + 3) / k);
    svg.dataset.level = Math.max(0, LEVELS.filter((level) => level <= k * 1.03).length - 1);
    svg.classList.toggle("is-near", view.side < SIDE);
  }

  function zoom(by, px = svg.clientWidth / 2, py = svg.clientHeight / 2) {
    const before = pointAt(px, py);
    view.side = Math.min(SIDE, Math.max(SIDE / NEAREST, by ? view.side / by : SIDE));
    const after = pointAt(px, py);
    move(before.x - after.x, before.y - after.y);
  }

  function move(dx, dy) {
    const far = SIDE / 2 - view.side;
    view.x = Math.min(Math.max(view.x + dx, -SIDE / 2), far);
    view.y = Math.min(Math.max(view.y + dy, -SIDE / 2), far);
    show();
  }

  function pointAt(px, py) {
    const k = scale();
    const left = (svg.clientWidth - view.side * k) / 2;
    const top = (svg.clientHeight - view.side * k) / 2;
    return { x: view.x + (px - left) / k, y: view.y + (py - top) / k };
  }

  function pixelOf(spot) {
    const k = scale();
    return {
      x: (svg.clientWidth - view.side * k) / 2 + (spot.x - view.x) * k,
      y: (svg.clientHeight - view.side * k) / 2 + (spot.y - view.y) * k,
    };
  }

  const offset = (event) => {
    const box = svg.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };

  const figure = frame.parentElement;
  figure.querySelector("[data-map-tools]").hidden = false;
  figure.addEventListener("click", (event) => {
    const tool = event.target.closest("[data-zoom]");
    if (tool) zoom(Number(tool.dataset.zoom));
  });
  // A wheel alone scrolls the page; with Ctrl, or two fingers on a pad, it draws nearer.
  svg.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    zoom(Math.exp(-event.deltaY / 240), ...offset(event));
  }, { passive: false });
  svg.addEventListener("dblclick", (event) => {
    if (!event.target.closest("a")) zoom(1.8, ...offset(event));
  });

  const held = new Map();
  let dragged = 0;
  let pinch = 0;
  svg.addEventListener("pointerdown", (event) => {
    held.set(event.pointerId, event);
    dragged = 0;
    pinch = held.size === 2 ? spread() : 0;
  });
  svg.addEventListener("pointermove", (event) => {
    const before = held.get(event.pointerId);
    if (!before) return;
    held.set(event.pointerId, event);
    if (held.size === 2) {
      const now = spread();
      const [one, other] = [...held.values()];
      const [px, py] = offset({ clientX: (one.clientX + other.clientX) / 2, clientY: (one.clientY + other.clientY) / 2 });
      if (pinch) zoom(now / pinch, px, py);
      pinch = now;
      dragged = 99;
    } else if (view.side < SIDE) {
      dragged += Math.abs(event.clientX - before.clientX) + Math.abs(event.clientY - before.clientY);
      svg.classList.add("is-held");
      move((before.clientX - event.clientX) / scale(), (before.clientY - event.clientY) / scale());
    }
  });
  for (const type of ["pointerup", "pointercancel", "pointerleave"]) {
    svg.addEventListener(type, (event) => {
      held.delete(event.pointerId);
      svg.classList.remove("is-held");
    });
  }
  const spread = () => {
    const [one, other] = [...held.values()];
    return Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
  };

  // -- telling ------------------------------------------------------------------------------------------------------

  let told = null;
  const line = svg.querySelector(".map-spots").appendChild(document.createElementNS(svg.namespaceURI, "path"));
  line.setAttribute("class", "map-thread");
  svg.querySelector(".map-spots").before(line);

  /** Along whom the two came to know each other, from the middle outwards. */
  function way(spot) {
    const knots = [spot];
    while (knots.length < 8) {
      const next = byKey.get(knots[0].through);
      if (!next || knots.includes(next)) break;
      knots.unshift(next);
    }
    return knots;
  }

  function tell(spot) {
    if (spot === told) return;
    hush();
    if (!spot?.node.hasAttribute("aria-label")) return;
    told = spot;
    svg.classList.add("is-telling");
    const knots = way(spot);
    const lit = new Set(knots.map((knot) => knot.key));
    for (const chord of svg.querySelectorAll(`.map-chord[data-a="${spot.key}"], .map-chord[data-b="${spot.key}"]`)) {
      chord.classList.add("is-lit");
      lit.add(chord.dataset.a).add(chord.dataset.b);
    }
    for (const key of lit) byKey.get(key)?.node.classList.add("is-lit");
    spot.node.classList.add("is-lit");
    for (const name of svg.querySelectorAll(".map-name")) name.classList.toggle("is-lit", lit.has(name.dataset.of));
    if (spot.key !== "0") line.setAttribute("d", thread(knots));
    const [name, ...facts] = spot.node.getAttribute("aria-label").split("\n");
    card.firstElementChild.textContent = name;
    card.lastElementChild.textContent = facts.join("\n");
    card.hidden = false;
    place(spot);
  }

  function hush() {
    if (!told) return;
    told = null;
    svg.classList.remove("is-telling");
    for (const node of svg.querySelectorAll(".is-lit")) node.classList.remove("is-lit");
    line.removeAttribute("d");
    card.hidden = true;
  }

  /** One soft wave from the middle through everybody on the way. */
  function thread(knots) {
    let at = { x: 0, y: 0 };
    let side = 1;
    let path = "M0 0";
    for (const knot of knots) {
      const bend = 0.12 * side;
      const x = (at.x + knot.x) / 2 - (knot.y - at.y) * bend;
      const y = (at.y + knot.y) / 2 + (knot.x - at.x) * bend;
      path += `Q${x.toFixed(1)} ${y.toFixed(1)} ${knot.x} ${knot.y}`;
      at = knot;
      side = -side;
    }
    return path;
  }

  function place(spot) {
    const { x, y } = pixelOf(spot);
    const wide = card.offsetWidth;
    const high = card.offsetHeight;
    const left = x + 18 + wide < frame.clientWidth ? x + 18 : x - 18 - wide;
    card.style.left = `${Math.max(4, Math.min(left, frame.clientWidth - wide - 4))}px`;
    card.style.top = `${Math.max(4, Math.min(y - high / 2, frame.clientHeight - high - 4))}px`;
  }

  const spotOf = (target) => {
    const node = target.closest?.(".map-spot");
    return node ? spots.find((spot) => spot.node === node) : null;
  };
  svg.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "touch") tell(spotOf(event.target) ?? null);
  });
  svg.addEventListener("pointerleave", () => hush());
  // A finger has no hovering: the first tap tells, the second opens. Dragging opens nothing. What was told before the
  // tap counts, since the tap itself moves the focus, and that tells.
  let before = null;
  svg.addEventListener("pointerdown", () => (before = told), true);
  svg.addEventListener("click", (event) => {
    const spot = spotOf(event.target);
    const finger = event.pointerType === "touch";
    if (dragged > 6 || (finger && spot && spot !== before)) event.preventDefault();
    if (finger) tell(spot);
  }, true);

  // -- the keyboard -------------------------------------------------------------------------------------------------

  const links = spots.filter((spot) => spot.node.hasAttribute("aria-label"));
  if (links.length) links[0].node.setAttribute("tabindex", "0");

  svg.addEventListener("focusin", (event) => {
    const spot = spotOf(event.target);
    if (!spot) return;
    for (const one of links) one.node.setAttribute("tabindex", one === spot ? "0" : "-1");
    bring(spot);
    tell(spot);
  });
  svg.addEventListener("focusout", () => hush());

  function bring(spot) {
    const inside = spot.x > view.x && spot.x < view.x + view.side && spot.y > view.y && spot.y < view.y + view.side;
    if (!inside) move(spot.x - view.x - view.side / 2, spot.y - view.y - view.side / 2);
  }

  const TOWARDS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

  /** The nearest neighbour in a direction; what lies aside counts as farther away. */
  function neighbour(from, [dx, dy]) {
    let best = null;
    let least = Infinity;
    for (const spot of links) {
      const along = (spot.x - from.x) * dx + (spot.y - from.y) * dy;
      const aside = Math.abs((spot.x - from.x) * dy) + Math.abs((spot.y - from.y) * dx);
      if (spot === from || along <= 0.5 || along + 2.2 * aside >= least) continue;
      least = along + 2.2 * aside;
      best = spot;
    }
    return best;
  }

  frame.addEventListener("keydown", (event) => {
    const spot = spotOf(event.target);
    const to = spot && TOWARDS[event.key] && neighbour(spot, TOWARDS[event.key]);
    if (to) to.node.focus();
    else if (event.key === "+" || event.key === ";") zoom(1.6, ...(spot ? Object.values(pixelOf(spot)) : []));
    else if (event.key === "-") zoom(0.625);
    else if (event.key === "0") zoom(0);
    else if (event.key === "Escape") hush();
    else if (!(spot && TOWARDS[event.key])) return;
    event.preventDefault();
    event.stopPropagation();
  });

  new ResizeObserver(show).observe(svg);
  show();
}

// -- to keep --------------------------------------------------------------------------------------------------------

async function keep(button) {
  const image = new Image();
  image.src = button.dataset.mapPng;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: 2400, height: 2400 });
  canvas.getContext("2d").drawImage(image, 0, 0, 2400, 2400);
  const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: button.dataset.name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

for (const button of document.querySelectorAll("[data-map-png]")) {
  button.hidden = false;
  button.addEventListener("click", () => keep(button));
}

if (svg) start(svg);
