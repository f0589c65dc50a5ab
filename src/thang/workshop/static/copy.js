// Copies the text of an area. Without script the button is not there, and the text is selected and copied by hand.
(() => {
  "use strict";
  const copy = async (area) => {
    try {
      await navigator.clipboard.writeText(area.value);
    } catch {
      area.select();
      document.execCommand("copy"); // where the page is not served over TLS
    }
  };
  for (const button of document.querySelectorAll("[data-copies]")) {
    const area = document.getElementById(button.dataset.copies);
    const told = document.createElement("span");
    told.setAttribute("role", "status");
    button.after(" ", told);
    button.hidden = false;
    button.addEventListener("click", async () => {
      await copy(area);
      told.textContent = button.dataset.copied;
    });
  }
})();
