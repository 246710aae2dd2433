(() => {
  const rows = [...document.querySelectorAll("tr[data-status]")];
  const field = name => document.getElementById(name);
  const [status, code, text, shown] = ["status", "code", "text", "shown"].map(field);
  const apply = () => {
    const words = text.value.trim().toLowerCase();
    let count = 0;
    for (const row of rows) {
      const fits = (!status.value || row.dataset.status === status.value)
        && (!code.value || row.dataset.codes.split(" ").includes(code.value))
        && (!words || row.textContent.toLowerCase().includes(words));
      row.hidden = !fits;
      count += fits ? 1 : 0;
      for (const finding of row.querySelectorAll("[data-code]"))
        finding.hidden = Boolean(code.value) && finding.dataset.code !== code.value;
      for (const rest of row.querySelectorAll("details"))
        rest.open = Boolean(code.value);
    }
    shown.textContent = shown.dataset.text.replace("#", count);
  };
  for (const input of [status, code, text]) input.addEventListener("input", apply);
  for (const link of document.querySelectorAll("a[data-pick]"))
    link.addEventListener("click", event => {
      event.preventDefault();
      code.value = link.dataset.pick;
      apply();
      field("filters").scrollIntoView();
    });
  field("filters").hidden = false;
  apply();
})();
