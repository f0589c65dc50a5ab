/* Pictures with fewer dots before they are sent: <input type="file" data-smaller>. Upright as they were seen, and only
   where that makes them smaller; without this script they are sent as they are. */
(() => {
  "use strict";
  if (!window.createImageBitmap || !window.DataTransfer) return;
  const LONGEST = 2000, QUALITY = 0.85;

  const drawn = (picture) => {
    const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    const brush = canvas.getContext("2d");
    brush.fillStyle = "white";
    brush.fillRect(0, 0, canvas.width, canvas.height);
    brush.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
  };
  const smaller = (file) => (/^image\/(jpeg|png)$/.test(file.type)
    ? createImageBitmap(file, { imageOrientation: "from-image" }).then(drawn).then((blob) => (
      blob && blob.size < file.size
        ? new File([blob], file.name.replace(/\.[^.]*$/, "") + ".jpg", { type: "image/jpeg" }) : file)).catch(() => file)
    : Promise.resolve(file));

  document.querySelectorAll("input[data-smaller]").forEach((field) => {
    const buttons = field.form.querySelectorAll("button[type=submit]");
    field.addEventListener("change", () => {
      const chosen = Array.from(field.files);
      buttons.forEach((button) => { button.disabled = true; });
      // One after the other: a telephone has not the memory for all of them.
      chosen.reduce((before, file) => before.then((made) => smaller(file).then((one) => made.concat(one))),
        Promise.resolve([])).then((made) => {
        const all = new DataTransfer();
        made.forEach((one) => all.items.add(one));
        field.files = all.files;
      }).finally(() => buttons.forEach((button) => { button.disabled = false; }));
    });
  });
})();
