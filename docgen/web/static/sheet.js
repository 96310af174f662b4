// A list as a grid: only the rows in sight are drawn, one field takes all typing, and what is typed is kept in
// this browser until the server has written it.

const ROW = 28;
const BESIDE = 40; // rows drawn above and below those in sight
const STEPS = 200; // that can be taken back
const BATCH = 5000; // cells of one request

const root = document.getElementById("sheet");
const [base, file, sheet] = [root.dataset.base, root.dataset.file, root.dataset.sheet];
const grid = root.querySelector(".grid");
const heads = root.querySelector(".heads");
const body = root.querySelector(".body");
const editor = root.querySelector(".editor");
const about = root.querySelector(".about");
const state = root.querySelector(".state");
const conflicts = root.querySelector(".conflicts");
const gone = document.getElementById("gone");
const KEPT = `docgen:cells:${base}:${file}:${sheet}`;

let columns = [];
let head = 0;
let sha256 = "";
let written = []; // rows as the server has them
let shown = []; // rows as they are seen here
let closed = new Set();
let findings = new Map();
let pending = new Map(); // "row,column" -> text that is not written yet
let refused = new Map();
let undone = [];
let done = [];
let at = { row: 0, column: 0 };
let anchor = { row: 0, column: 0 };
let isEditing = false;
let isSending = false;
let isComposing = false;
const drawn = new Map();

const key = (row, column) => `${row},${column}`;
const number = (row) => head + 1 + row; // as Excel counts
const text = (rows, row, column) => rows[row]?.[column] ?? "";
const letter = (i) => (i >= 26 ? letter(Math.floor(i / 26) - 1) : "") + String.fromCharCode(65 + (i % 26));

/** The cells, and the field that takes all typing, at their places. */
function place() {
  const widths = columns.map((column, i) => {
    const longest = Math.max(width(column.title) + 3, ...shown.slice(0, 60).map((row) => width(row[i])));
    return `${Math.min(Math.max(longest * 8 + 20, 70), 320)}px`;
  });
  root.style.setProperty("--columns", `56px ${widths.join(" ")}`);
  heads.replaceChildren(...[{ title: "" }, ...columns].map((column, i) => {
    const cell = document.createElement("div");
    cell.role = "columnheader";
    cell.textContent = column.title || (i ? letter(i - 1) : "");
    cell.classList.toggle("required", Boolean(column.required));
    return cell;
  }));
  body.style.height = `${(shown.length + 1) * ROW}px`;
  grid.setAttribute("aria-rowcount", shown.length + 1);
  grid.setAttribute("aria-colcount", columns.length);
  draw();
}

const width = (words = "") => [...words].reduce((sum, sign) => sum + (sign > "\u2e80" ? 1.8 : 1), 0);

/** Draw the rows in sight, and take away those that are far from it. */
function draw() {
  const first = Math.max(0, Math.floor((grid.scrollTop - heads.offsetHeight) / ROW) - BESIDE);
  const last = Math.min(shown.length - 1, first + Math.ceil(grid.clientHeight / ROW) + 2 * BESIDE);
  for (const [row, line] of drawn) {
    if (row < first || row > last) {
      line.remove();
      drawn.delete(row);
    }
  }
  const made = document.createDocumentFragment();
  for (let row = first; row <= last; row += 1) {
    if (!drawn.has(row)) {
      const line = document.createElement("div");
      line.role = "row";
      line.className = "line";
      line.style.top = `${row * ROW}px`;
      line.setAttribute("aria-rowindex", row + 2);
      for (let i = -1; i < columns.length; i += 1) {
        const cell = document.createElement("div");
        cell.role = i < 0 ? "rowheader" : "gridcell";
        cell.dataset.row = row;
        cell.dataset.column = i;
        line.append(cell);
      }
      drawn.set(row, line);
      made.append(line);
    }
    paint(row);
  }
  body.append(made);
  point();
}

function paint(row) {
  const line = drawn.get(row);
  if (!line) return;
  const [top, bottom] = [Math.min(at.row, anchor.row), Math.max(at.row, anchor.row)];
  const [left, right] = [Math.min(at.column, anchor.column), Math.max(at.column, anchor.column)];
  line.firstChild.textContent = number(row);
  line.firstChild.className = findings.get(key(row, -1))?.[0].severity ?? "";
  columns.forEach((column, i) => {
    const cell = line.children[i + 1];
    const words = text(shown, row, i);
    if (cell.textContent !== words) cell.textContent = words;
    const found = findings.get(key(row, i));
    const said = [found?.[0].severity];
    if (["figure", "money", "count"].includes(column.kind)) said.push("figure");
    if (closed.has(key(row, i))) said.push("closed");
    if (refused.has(key(row, i))) said.push("refused");
    if (pending.has(key(row, i))) said.push("pending");
    if (row >= top && row <= bottom && i >= left && i <= right) said.push("chosen");
    cell.className = said.filter(Boolean).join(" ");
    cell.setAttribute("aria-selected", said.includes("chosen"));
    if (found?.some((each) => each.severity === "error")) cell.setAttribute("aria-invalid", "true");
    else cell.removeAttribute("aria-invalid");
  });
}

/** Put the field over the cell that is chosen; it holds the cell's words as long as nobody types. */
function point() {
  const cell = drawn.get(at.row)?.children[at.column + 1];
  editor.hidden = !cell;
  if (!cell) return;
  editor.style.top = `${at.row * ROW}px`;
  editor.style.left = `${cell.offsetLeft}px`;
  editor.style.width = `${Math.max(cell.offsetWidth, isEditing ? 200 : 0)}px`;
  editor.classList.toggle("editing", isEditing);
  const place_ = `${letter(at.column)}${number(at.row)}`;
  editor.setAttribute("aria-label", `${columns[at.column]?.title ?? ""} ${place_} ${text(shown, at.row, at.column)}`);
  const said = [...(findings.get(key(at.row, at.column)) ?? []), ...(findings.get(key(at.row, -1)) ?? [])];
  const lines = said.map((each) => each.said);
  if (refused.has(key(at.row, at.column))) lines.unshift(refused.get(key(at.row, at.column)));
  if (closed.has(key(at.row, at.column))) lines.push(root.dataset.closed);
  const words = [place_, ...lines].join("  ");
  if (about.textContent !== words) about.textContent = words;
}

function choose(row, column, extend = false) {
  end();
  at = { row: Math.min(Math.max(row, 0), shown.length - 1), column: Math.min(Math.max(column, 0), columns.length - 1) };
  if (!extend) anchor = { ...at };
  const top = at.row * ROW;
  const room = grid.clientHeight - heads.offsetHeight;
  if (top < grid.scrollTop) grid.scrollTop = top;
  else if (top + ROW > grid.scrollTop + room) grid.scrollTop = top + ROW - room + 4;
  draw();
  const cell = drawn.get(at.row)?.children[at.column + 1];
  if (cell && cell.offsetLeft < grid.scrollLeft + 56) grid.scrollLeft = cell.offsetLeft - 56;
  else if (cell && cell.offsetLeft + cell.offsetWidth > grid.scrollLeft + grid.clientWidth) {
    grid.scrollLeft = cell.offsetLeft + cell.offsetWidth - grid.clientWidth;
  }
  editor.focus({ preventScroll: true });
}

function begin(words) {
  if (isEditing || closed.has(key(at.row, at.column))) return;
  isEditing = true;
  if (words !== undefined) editor.value = words;
  point();
}

/** What was typed becomes the cell's. */
function end(keep = true) {
  if (!isEditing) return;
  isEditing = false;
  const words = editor.value;
  editor.value = "";
  if (keep) write([[at.row, at.column, words]]);
  else draft(null);
  point();
}

function bounds() {
  return {
    top: Math.min(at.row, anchor.row), bottom: Math.max(at.row, anchor.row),
    left: Math.min(at.column, anchor.column), right: Math.max(at.column, anchor.column),
  };
}

/** Cells take new words, which are kept here and sent; `step` is how it is taken back. */
function write(cells, step = true) {
  const changed = cells.filter(([row, i, words]) => !closed.has(key(row, i)) && text(shown, row, i) !== words);
  draft(null);
  if (!changed.length) return;
  if (step) {
    done.push(changed.map(([row, i, words]) => [row, i, text(shown, row, i), words]));
    if (done.length > STEPS) done.shift();
    undone = [];
  }
  for (const [row, i, words] of changed) {
    while (shown.length <= row) shown.push([]);
    while (shown[row].length <= i) shown[row].push("");
    shown[row][i] = words;
    refused.delete(key(row, i));
    pending.set(key(row, i), words);
  }
  keep();
  place();
  send();
}

function step(from, to, back) {
  const cells = from.pop();
  if (!cells) return;
  to.push(cells);
  write(cells.map(([row, i, old, now]) => [row, i, back ? old : now]), false);
  choose(cells[0][0], cells[0][1]);
}

/** What is not written yet outlives the page: cells by row as Excel counts, and the word that is typed now. */
function keep(typed) {
  const cells = [...pending].map(([place_, words]) => {
    const [row, i] = place_.split(",").map(Number);
    return [number(row), i, words];
  });
  if (typed) cells.push([number(at.row), at.column, typed]);
  if (cells.length) localStorage.setItem(KEPT, JSON.stringify(cells));
  else localStorage.removeItem(KEPT);
  tell();
}
const draft = (typed) => keep(typed ?? undefined);

function tell() {
  const waits = !gone.hidden;
  state.textContent = pending.size ? root.dataset[waits ? "waiting" : "saving"] : root.dataset.saved;
  state.classList.toggle("saved", !pending.size);
}

async function ask(path, form) {
  const body_ = form && new URLSearchParams(form);
  const answer = await fetch(`${base}/sheets/${path}`, form ? { method: "POST", body: body_ } : {});
  // A workbench that was started anew lets this page in once its address was opened.
  if (![200, 409, 422].includes(answer.status)) throw new Error(String(answer.status));
  return [answer.status, await answer.json()];
}

/** Send what waits, one request at a time, until nothing does; try again while the server is gone. */
async function send() {
  if (isSending || !pending.size || !conflicts.hidden) return;
  isSending = true;
  const batch = new Map([...pending].slice(0, BATCH));
  const rows = new Set([...batch.keys()].map((place_) => Number(place_.split(",")[0])));
  const edit = {
    sheet, sha256,
    cells: [...batch].map(([place_, words]) => {
      const [row, i] = place_.split(",").map(Number);
      return [number(row), i, words];
    }),
    seen: Object.fromEntries([...rows].map((row) => [number(row), written[row] ?? []])),
  };
  let again = 0;
  try {
    const [status, told] = await ask("save", { file, edit: JSON.stringify(edit) });
    gone.hidden = true;
    if (status === 200) take(batch, told);
    else if (status === 409) ask_both(told);
    else refuse(batch, told);
  } catch {
    gone.hidden = false;
    again = 2000;
  }
  isSending = false;
  keep(isEditing ? editor.value : undefined);
  draw();
  if (pending.size) setTimeout(send, again);
  else if (!again) check();
}

function take(batch, told) {
  sha256 = told.sha256;
  for (const [place_, words] of batch) if (pending.get(place_) === words) pending.delete(place_);
  rows_now(told.rows);
}

/** Rows as the server has them; what is typed over them here stays. */
function rows_now(rows) {
  for (const [excel, cells] of Object.entries(rows ?? {})) {
    const row = Number(excel) - head - 1;
    written[row] = cells;
    while (shown.length <= row) shown.push([]);
    shown[row] = [...cells];
    for (const [place_, words] of pending) {
      const [other, i] = place_.split(",").map(Number);
      if (other === row) shown[row][i] = words;
    }
  }
}

function refuse(batch, told) {
  const struck = told.cells.map(([row, i]) => key(row - head - 1, i)).filter((place_) => batch.has(place_));
  for (const place_ of struck.length ? struck : batch.keys()) {
    refused.set(place_, told.refused);
    pending.delete(place_);
  }
  about.textContent = told.refused;
}

/** Both values of each cell that was changed elsewhere, and a choice. */
function ask_both(told) {
  sha256 = told.sha256;
  const mine = new Map();
  for (const [excel, i, , wanted] of told.conflict) {
    if (wanted !== null) mine.set(key(excel - head - 1, i), wanted);
  }
  const lines = told.conflict.filter(([, , now, wanted]) => wanted !== null && now !== wanted);
  const list = document.createElement("table");
  const row_of = (name, ...cells) => {
    const line = list.insertRow();
    for (const words of cells) {
      const cell = document.createElement(name);
      cell.textContent = words;
      line.append(cell);
    }
  };
  row_of("th", "", root.dataset.there, root.dataset.own);
  for (const [excel, i, now, wanted] of lines.slice(0, 20)) row_of("td", `${letter(i)}${excel}`, now, wanted);
  const button = (label, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = label;
    made.addEventListener("click", () => {
      conflicts.hidden = true;
      act();
      rows_now({});
      keep();
      place();
      send();
    });
    return made;
  };
  rows_now(told.rows);
  conflicts.replaceChildren(
    list,
    button(root.dataset.mine, () => {}),
    button(root.dataset.theirs, () => {
      for (const place_ of mine.keys()) pending.delete(place_);
      rows_now(told.rows);
    }),
  );
  conflicts.hidden = false;
}

function found(list) {
  findings = new Map();
  for (const each of list) {
    if (each.sheet !== sheet) continue;
    const place_ = key(each.row - head - 1, each.column);
    findings.set(place_, [...(findings.get(place_) ?? []), each]);
  }
  draw();
}

let checking = 0;
/** What the check of the whole project says, once nothing more is typed. */
function check() {
  clearTimeout(checking);
  checking = setTimeout(async () => {
    try {
      found((await ask(`findings?${query}`))[1].findings);
    } catch { /* the next save says that the server is gone */ }
  }, 400);
}

const query = new URLSearchParams({ file, sheet });

async function load() {
  const [, told] = await ask(`rows?${query}`);
  ({ columns, head, sha256 } = told);
  written = told.rows;
  shown = written.map((row) => [...row]);
  for (let i = 0; i < 5; i += 1) shown.push([]); // room for what is new
  closed = new Set(told.closed.map(([row, i]) => key(row - head - 1, i)));
  const typed = JSON.parse(localStorage.getItem(KEPT) ?? "[]");
  found(told.findings);
  place();
  root.dataset.ready = "true";
  if (typed.length) write(typed.map(([row, i, words]) => [row - head - 1, i, words]));
  else tell();
  choose(0, 0);
  check();
}

/** Cells as other programs copy them: tabs and lines, quotation marks around what holds either. */
function parsed(words) {
  const rows = [[]];
  const pattern = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/gy;
  while (pattern.lastIndex < words.length) {
    const met = pattern.exec(words);
    if (!met) break;
    rows.at(-1).push(met[1] === undefined ? met[2] : met[1].replaceAll('""', '"'));
    if (met[3] !== "\t" && pattern.lastIndex < words.length) rows.push([]);
    if (met[3] === "\t" && pattern.lastIndex === words.length) rows.at(-1).push("");
  }
  return rows;
}

/** Rows of a text file go, and those below move up: what was done before cannot be stepped back cell by cell
 * any more; the bar's own undo brings them back. */
async function take_out(rows) {
  if (pending.size || isSending) {
    setTimeout(take_out, 100, rows);
    return;
  }
  const there = rows.filter((row) => written[row - head - 1]?.some(Boolean));
  if (!there.length) return;
  const seen = Object.fromEntries(there.map((row) => [row, written[row - head - 1]]));
  const edit = { sheet, sha256, cells: [], dropped: there, seen };
  try {
    const [status, told] = await ask("save", { file, edit: JSON.stringify(edit) });
    gone.hidden = true;
    const chosen = at.row;
    if (status === 200) done.length = undone.length = 0;
    await load();
    choose(Math.min(chosen, shown.length - 1), 0);
    if (status !== 200) about.textContent = told.refused ?? root.dataset.there;
  } catch {
    gone.hidden = false;
  }
}

const acts = {
  undo: () => step(done, undone, true),
  redo: () => step(undone, done, false),
  fill() {
    const { top, bottom, left, right } = bounds();
    const cells = [];
    const from = top === bottom ? top - 1 : top;
    for (let row = from + 1; row <= bottom && from >= 0; row += 1) {
      for (let i = left; i <= right; i += 1) cells.push([row, i, text(shown, from, i)]);
    }
    write(cells);
  },
  add() {
    shown.push([]);
    place();
    choose(shown.findLastIndex((row) => row.some(Boolean)) + 1, 0);
  },
  drop() {
    const { top, bottom } = bounds();
    if (!file.endsWith(".xlsx")) {
      take_out(Array.from({ length: bottom - top + 1 }, (_, i) => number(top + i)));
      return;
    }
    // A workbook's rows are emptied and stay: formats, notes and sums keep their places.
    const cells = [];
    for (let row = top; row <= bottom; row += 1) columns.forEach((_, i) => cells.push([row, i, ""]));
    write(cells);
  },
};

root.querySelector(".tools").addEventListener("click", (event) => {
  const act = event.target.dataset.do;
  if (!act) return;
  end();
  acts[act]();
  editor.focus({ preventScroll: true });
});

const moves = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

editor.addEventListener("keydown", (event) => {
  if (event.isComposing || isComposing || event.keyCode === 229) return; // the input method's own keys
  const command = event.ctrlKey || event.metaKey;
  if (command && ["z", "y", "d"].includes(event.key.toLowerCase()) && !(isEditing && event.key !== "d")) {
    event.preventDefault();
    end();
    acts[{ z: event.shiftKey ? "redo" : "undo", y: "redo", d: "fill" }[event.key.toLowerCase()]]();
  } else if (command && event.key.toLowerCase() === "a" && !isEditing) {
    event.preventDefault();
    anchor = { row: 0, column: 0 };
    choose(shown.length - 1, columns.length - 1, true);
  } else if (event.key === "Enter" && event.altKey && isEditing) {
    event.preventDefault();
    editor.setRangeText("\n", editor.selectionStart, editor.selectionEnd, "end");
  } else if (event.key === "Enter" || event.key === "Tab") {
    event.preventDefault();
    const by = event.shiftKey ? -1 : 1;
    if (event.key === "Enter") choose(at.row + by, at.column);
    else choose(at.row, at.column + by);
  } else if (event.key === "Escape") end(false);
  else if (event.key === "F2") begin(text(shown, at.row, at.column));
  else if (!isEditing && moves[event.key]) {
    event.preventDefault();
    choose(at.row + moves[event.key][0], at.column + moves[event.key][1], event.shiftKey);
  } else if (!isEditing && ["PageUp", "PageDown"].includes(event.key)) {
    event.preventDefault();
    const page = Math.floor(grid.clientHeight / ROW) - 2;
    choose(at.row + (event.key === "PageUp" ? -page : page), at.column, event.shiftKey);
  } else if (!isEditing && command && ["Home", "End"].includes(event.key)) {
    event.preventDefault();
    choose(event.key === "Home" ? 0 : shown.length - 1, at.column);
  } else if (!isEditing && ["Delete", "Backspace"].includes(event.key)) {
    event.preventDefault();
    const { top, bottom, left, right } = bounds();
    const cells = [];
    for (let row = top; row <= bottom; row += 1) for (let i = left; i <= right; i += 1) cells.push([row, i, ""]);
    write(cells);
  }
});

editor.addEventListener("compositionstart", () => {
  isComposing = true;
  begin("");
});
editor.addEventListener("compositionend", () => {
  isComposing = false;
  draft(editor.value);
});
editor.addEventListener("input", () => {
  if (closed.has(key(at.row, at.column))) {
    editor.value = "";
    return;
  }
  begin();
  if (!isComposing) draft(editor.value);
});
editor.addEventListener("blur", () => end());

editor.addEventListener("copy", (event) => {
  if (isEditing) return;
  event.preventDefault();
  const { top, bottom, left, right } = bounds();
  const quoted = (words) => (/[\t\n"]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words);
  const lines = [];
  for (let row = top; row <= bottom; row += 1) {
    const cells = [];
    for (let i = left; i <= right; i += 1) cells.push(quoted(text(shown, row, i)));
    lines.push(cells.join("\t"));
  }
  event.clipboardData.setData("text/plain", lines.join("\n"));
});

editor.addEventListener("paste", (event) => {
  if (isEditing) return;
  event.preventDefault();
  const rows = parsed(event.clipboardData.getData("text/plain"));
  const { top, bottom, left, right } = bounds();
  const cells = [];
  const one = rows.length === 1 && rows[0].length === 1;
  if (one) {
    for (let row = top; row <= bottom; row += 1) for (let i = left; i <= right; i += 1) cells.push([row, i, rows[0][0]]);
  } else {
    rows.forEach((row, down) => row.forEach((words, i) => {
      if (left + i < columns.length) cells.push([top + down, left + i, words]);
    }));
  }
  write(cells);
});

let isDragging = false;
const cell_of = (event) => event.target.closest?.("[data-column]");
body.addEventListener("mousedown", (event) => {
  const cell = cell_of(event);
  if (!cell || event.button) return;
  event.preventDefault();
  isDragging = true;
  const column = Number(cell.dataset.column);
  if (column < 0) {
    choose(Number(cell.dataset.row), 0, event.shiftKey);
    at.column = columns.length - 1;
    draw();
  } else choose(Number(cell.dataset.row), column, event.shiftKey);
});
body.addEventListener("mouseover", (event) => {
  const cell = isDragging && cell_of(event);
  if (cell) choose(Number(cell.dataset.row), Math.max(0, Number(cell.dataset.column)), true);
});
addEventListener("mouseup", () => { isDragging = false; });
body.addEventListener("dblclick", () => begin(text(shown, at.row, at.column)));
grid.addEventListener("scroll", draw, { passive: true });
addEventListener("resize", draw);

load();
