/**
 * Style sheet of the page: a side panel of 300 px and more. In order: colours, elements, controls, frame of the page,
 * agent, notices, log-in and empty state, cards, attributes, drawer, motion.
 */
export const pageStyle = `:root {
  color-scheme: light dark;
  --ground: light-dark(#f2f4f8, #11161d);
  --surface: light-dark(#fff, #1a212a);
  --quiet: light-dark(#e8ecf2, #28323e);
  --line: light-dark(#d6dce5, #323d4a);
  --edge: light-dark(#7f8c9b, #718091);
  --ink: light-dark(#17212d, #e7ecf2);
  --soft: light-dark(#526070, #a7b4c2);
  --accent: light-dark(#0b5cad, #6db3f5);
  --on-accent: light-dark(#fff, #0b1926);
  --go: light-dark(#0d7a45, #47d18c);
  --on-go: light-dark(#fff, #06200f);
  --stop: light-dark(#b3261e, #ff9a90);
  --stop-quiet: light-dark(#fbe9e7, #43201e);
  --warn: light-dark(#8a5300, #f2b84b);
  --warn-quiet: light-dark(#fff3da, #3a2d10);
  --shadow: 0 1px 2px light-dark(#17212d14, #0004), 0 4px 14px light-dark(#17212d12, #0005);
  font: 14px/1.4 system-ui, 'Segoe UI', 'Liberation Sans', sans-serif;
  color: var(--ink);
  background: var(--ground);
}

/* Elements */
* {
  box-sizing: border-box;
}
[hidden],
.notice:empty {
  display: none !important;
}
h1,
h2,
h3,
p,
dl,
dd {
  margin: 0;
}
h1,
h2,
h3 {
  font-size: 1rem;
  font-weight: 600;
}
:focus-visible {
  outline: 2px solid var(--accent);
  outline-offset: 2px;
}
.soft {
  color: var(--soft);
  font-size: 0.86rem;
}
.tag {
  padding: 0 7px;
  border-radius: 9px;
  background: var(--quiet);
  color: var(--ink);
  font-size: 0.79rem;
  white-space: nowrap;
}
.visually-hidden {
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: pre;
}
.timer {
  flex: none;
  margin-left: auto;
  color: var(--soft);
  font-variant-numeric: tabular-nums;
}

/* Controls */
button,
select {
  font: inherit;
  color: var(--ink);
  background: var(--surface);
  border: 1px solid var(--edge);
  border-radius: 8px;
}
button {
  min-height: 32px;
  padding: 4px 12px;
  cursor: pointer;
}
button:hover {
  background: var(--quiet);
}
select {
  appearance: none;
  min-height: 32px;
  min-width: 0;
  padding: 4px 28px 4px 10px;
  text-overflow: ellipsis;
  cursor: pointer;
  /* Two slanted edges that meet: an arrow that points down. */
  background:
    linear-gradient(45deg, transparent 50%, var(--soft) 50%) right 14px center / 5px 5px no-repeat,
    linear-gradient(-45deg, transparent 50%, var(--soft) 50%) right 9px center / 5px 5px no-repeat,
    var(--surface);
}
option {
  color: var(--ink);
  background-color: var(--surface);
}
button.quiet {
  color: var(--soft);
  background: none;
  border-color: transparent;
}
button.quiet:hover {
  color: var(--ink);
  background: var(--quiet);
}
button.main,
button.go {
  font-weight: 600;
  color: var(--on-accent);
  background: var(--accent);
  border-color: var(--accent);
}
button.go {
  color: var(--on-go);
  background: var(--go);
  border-color: var(--go);
}
button.main:hover,
button.go:hover {
  filter: brightness(1.08);
}
button.stop {
  font-weight: 600;
  color: var(--stop);
  border-color: var(--stop);
}
button.stop:hover {
  background: var(--stop-quiet);
}
/* What the other side of the call does: nobody is there to do it. */
button.staged {
  flex-basis: 100%;
  color: var(--soft);
  background: none;
  border-style: dashed;
}
button.staged:hover {
  color: var(--ink);
  background: var(--quiet);
}
.actions {
  display: flex;
  flex-wrap: wrap;
  gap: 8px;
}
.actions button {
  flex-grow: 1;
  min-height: 40px;
}
.actions button.staged {
  min-height: 32px;
}

/* Frame of the page: agent and notices above, drawer below, and between them what may scroll */
body {
  display: flex;
  flex-direction: column;
  height: 100dvh;
  max-width: 440px;
  margin: 0 auto;
  overflow-wrap: anywhere;
}
main {
  flex: 1;
  display: flex;
  flex-direction: column;
  min-height: 0;
}
section,
.log-in {
  flex: 1;
  display: flex;
  flex-direction: column;
  gap: 12px;
  min-height: 0;
  padding: 12px;
  overflow-y: auto;
}
/* What is only for screen readers scrolls along. */
section {
  position: relative;
}
section > * {
  flex: none;
}
@media (max-height: 480px) {
  body {
    height: auto;
    min-height: 100dvh;
  }
  section,
  .log-in {
    overflow: visible;
  }
}

@media (min-width: 441px) {
  body {
    border-inline: 1px solid var(--line);
  }
}

/* Agent */
.agent {
  display: grid;
  gap: 8px;
  padding: 12px;
  background: var(--surface);
  border-bottom: 1px solid var(--line);
}
.who,
.agent-state,
.agent-state label {
  display: flex;
  align-items: center;
  gap: 8px;
  min-width: 0;
}
.who h1 {
  flex: 1;
  font-size: 1.07rem;
  display: -webkit-box;
  -webkit-box-orient: vertical;
  -webkit-line-clamp: 2;
  overflow: hidden;
}
.agent-state .soft {
  flex: none;
}
.who button {
  flex: none;
  margin-right: -8px;
}
.initials {
  flex: none;
  display: grid;
  place-items: center;
  width: 34px;
  height: 34px;
  border-radius: 50%;
  background: var(--accent);
  color: var(--on-accent);
  font-size: 0.86rem;
  font-weight: 600;
}
/* The shapes differ, not only the colours: full, with a bar, hollow. */
.dot {
  flex: none;
  width: 12px;
  height: 12px;
  border: 2px solid var(--soft);
  border-radius: 50%;
}
.dot.routable {
  border-color: var(--go);
  background: var(--go);
}
.dot.not_routable {
  border-color: var(--warn);
  background: linear-gradient(transparent 3px, var(--warn) 3px 5px, transparent 5px);
}

/* Notices */
.notices,
.notices [role='status'] {
  display: grid;
  gap: 8px;
}
.notices:has(.notice:not([hidden], :empty)) {
  padding: 12px 12px 0;
}
.notice {
  padding: 8px 10px;
  border-left: 4px solid var(--warn);
  border-radius: 4px 8px 8px 4px;
  background: var(--warn-quiet);
}
.notice.bad {
  border-color: var(--stop);
  background: var(--stop-quiet);
}

/* Log-in, and the empty state */
.log-in,
.empty {
  flex: 1 0 auto;
  display: flex;
  flex-direction: column;
  align-items: center;
  justify-content: safe center;
  gap: 10px;
  padding: 16px;
  text-align: center;
  text-wrap: balance;
}
.log-in h1 {
  font-size: 1.36rem;
}
.log-in .actions {
  flex-direction: column;
  align-self: stretch;
  margin-block: 10px;
}
.empty p:not(.soft) {
  font-weight: 600;
}
/* A handset: an arc with two heavy ends. */
.mark {
  position: relative;
  width: 64px;
  height: 64px;
  margin-bottom: 6px;
  border-radius: 50%;
  background: var(--quiet);
}
.mark::before {
  content: '';
  position: absolute;
  inset: 19px 15px 15px;
  border: 6px solid var(--soft);
  border-bottom: 0;
  border-radius: 18px 18px 3px 3px / 16px 16px 3px 3px;
  clip-path: polygon(0 0, 100% 0, 100% 62%, 0 62%);
}
/* An open drawer leaves less room. */
:has([open]) .empty .mark {
  display: none;
}
.log-in .mark {
  background: var(--accent);
}
.log-in .mark::before {
  border-color: var(--on-accent);
}

/* Cards */
.card {
  display: grid;
  gap: 8px;
  padding: 12px;
  background: var(--surface);
  border: 1px solid var(--line);
  border-radius: 12px;
  box-shadow: var(--shadow);
}
.card h2 {
  font-size: 1.14rem;
  font-variant-numeric: tabular-nums;
}
.line,
.state,
.queue {
  display: flex;
  align-items: center;
  gap: 8px;
}
.queue {
  flex-wrap: wrap;
  margin-top: -6px;
}
.state {
  font-weight: 600;
}
.state::before {
  content: '';
  flex: none;
  width: 12px;
  height: 12px;
  border: 2px solid var(--soft);
  border-radius: 50%;
}
.connected .state,
.ringing .state {
  color: var(--go);
}
.connected .state::before,
.ringing .state::before {
  border-color: var(--go);
  background: var(--go);
}
.on-hold .state {
  color: var(--warn);
}
.on-hold .state::before {
  border: 0;
  border-inline: 4px solid var(--warn);
  border-radius: 1px;
}
.over .state::before {
  border-radius: 2px;
}
.card.over {
  box-shadow: none;
  background: none;
}
.card.ringing {
  border: 2px solid var(--go);
  padding: 0 0 12px;
  overflow: hidden;
}
.card.ringing > * {
  margin-inline: 12px;
}
.card.ringing .line {
  margin: 0;
  padding: 8px 12px;
  background: var(--go);
}
.card.ringing .line > * {
  color: var(--on-go);
}
.card.ringing .state::before {
  border-color: var(--on-go);
  background: var(--on-go);
}
.card.ringing h2 {
  font-size: 1.29rem;
}
.card.ringing .actions button:not(.staged) {
  min-height: 46px;
}
.ids {
  display: grid;
  gap: 0 8px;
  padding-top: 8px;
  border-top: 1px solid var(--line);
  font-size: 0.86rem;
}
.ids dt {
  color: var(--soft);
}
.ids dd {
  margin-bottom: 4px;
  font-family: ui-monospace, 'Liberation Mono', monospace;
  font-size: 0.79rem;
  user-select: all;
}

/* Attributes, and the details of tasks and emails */
.attributes,
.details {
  padding-top: 8px;
  border-top: 1px solid var(--line);
}
.details {
  max-height: 190px;
  overflow-y: auto;
}
.name {
  font-weight: 600;
}
.description {
  white-space: pre-wrap;
}
.attributes h3 {
  font-size: 0.86rem;
}
.attributes h3 span {
  color: var(--soft);
  font-weight: 400;
}
.attributes [role='group'] {
  max-height: 190px;
  overflow-y: auto;
}
.attributes dl,
.details dl {
  display: grid;
  grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
  font-size: 0.86rem;
}
.attributes dt,
.attributes dd,
.details dt,
.details dd {
  display: -webkit-box;
  -webkit-box-orient: vertical;
  -webkit-line-clamp: 4;
  overflow: hidden;
  padding: 3px 8px 3px 0;
}
.attributes dt,
.details dt {
  position: relative;
  color: var(--soft);
}
.attributes dd,
.details dd {
  white-space: pre-wrap;
}
.attributes em,
.details em {
  color: var(--soft);
}

/* Drawer */
aside {
  background: var(--surface);
  border-top: 1px solid var(--line);
}
summary {
  display: flex;
  align-items: center;
  gap: 8px;
  min-height: 42px;
  padding: 4px 14px;
  font-weight: 600;
  color: var(--soft);
  cursor: pointer;
  list-style: none;
}
summary::-webkit-details-marker {
  display: none;
}
summary::after {
  content: '';
  width: 7px;
  height: 7px;
  margin-left: auto;
  border: solid var(--soft);
  border-width: 2px 0 0 2px;
  rotate: 45deg;
  translate: 0 2px;
}
[open] > summary::after {
  rotate: 225deg;
  translate: 0 -2px;
}
summary:hover {
  color: var(--ink);
}
summary:focus-visible {
  outline-offset: -3px;
}
.drawer {
  max-height: 46vh;
  padding: 0 6px 8px;
  overflow-y: auto;
}
.drawer h2 {
  margin: 8px 8px 2px;
  font-size: 0.79rem;
  color: var(--soft);
}
.item {
  position: relative;
  display: grid;
  grid-template-columns: 1fr max-content;
  align-items: center;
  padding: 5px 8px;
  border-radius: 8px;
}
.item:hover {
  background: var(--quiet);
}
.item button {
  min-height: 24px;
  padding: 0;
  border: 0;
  background: none;
  color: var(--accent);
  font-weight: 600;
  text-align: left;
}
/* All of the item can be clicked. */
.item button::after {
  content: '';
  position: absolute;
  inset: 0;
  border-radius: 8px;
}
.item button:focus-visible {
  outline: none;
}
.item button:focus-visible::after {
  outline: 2px solid var(--accent);
  outline-offset: -2px;
}
.item .soft {
  grid-column: 1 / -1;
  line-height: 1.3;
}
.item:has([aria-disabled='true']) {
  background: none;
}
.item button[aria-disabled='true'] {
  cursor: default;
  color: var(--soft);
  font-weight: 400;
}
.item [aria-pressed='true'] + .tag {
  background: var(--warn-quiet);
  color: var(--warn);
  font-weight: 600;
}
.echo {
  padding: 5px 8px;
}
.echo label {
  display: flex;
  align-items: center;
  justify-content: space-between;
  gap: 8px;
}

/* Motion */
@media (prefers-reduced-motion: no-preference) {
  .ringing .state::before {
    animation: ring 1.6s ease-out infinite;
  }
}
@keyframes ring {
  from {
    box-shadow: 0 0 0 0 var(--on-go);
  }
  to {
    box-shadow: 0 0 0 9px transparent;
  }
}
`;
