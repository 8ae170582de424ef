/** Style sheet of the page. */
export const pageStyle = `:root {
  color-scheme: light dark;
  font: 14px/1.4 system-ui, sans-serif;
}
body {
  margin: 0;
  padding: 12px;
  max-width: 480px;
}
[hidden] {
  display: none !important;
}
h1,
h2 {
  font-size: 1rem;
  margin: 0 0 8px;
}
header,
article,
details {
  border: 1px solid GrayText;
  border-radius: 6px;
  padding: 10px;
  margin: 0 0 10px;
}
.row {
  display: flex;
  flex-wrap: wrap;
  gap: 6px;
  align-items: center;
  margin: 8px 0 0;
}
dl {
  display: grid;
  grid-template-columns: max-content 1fr;
  gap: 2px 10px;
  margin: 0;
}
dt {
  color: light-dark(#555, #aaa);
}
dd {
  margin: 0;
  overflow-wrap: anywhere;
}
button,
select {
  font: inherit;
  padding: 4px 10px;
}
p {
  margin: 0 0 8px;
}
`;
