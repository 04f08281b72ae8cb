"use strict";

// Sorts a table by the column whose heading is pressed: numbers by value, absent ones last.
for (const table of document.querySelectorAll("table.sortable")) {
  const headings = [...table.tHead.rows[0].cells];
  headings.forEach((heading, column) => {
    heading.querySelector("button").addEventListener("click", () => {
      const down = heading.getAttribute("aria-sort") === "ascending";
      headings.forEach((other) => other.removeAttribute("aria-sort"));
      heading.setAttribute("aria-sort", down ? "descending" : "ascending");
      const sign = down ? -1 : 1;
      const body = table.tBodies[0];
      const compare = (a, b) => {
        const x = a.cells[column];
        const y = b.cells[column];
        if (!("value" in x.dataset)) {
          return sign * x.textContent.localeCompare(y.textContent, "en", { numeric: true });
        }
        if (x.dataset.value === "" || y.dataset.value === "") {
          return (x.dataset.value === "") - (y.dataset.value === "");
        }
        return sign * (Number(x.dataset.value) - Number(y.dataset.value));
      };
      [...body.rows].sort(compare).forEach((row) => body.append(row));
    });
  });
}

// Shows one image and one block of one model; the sliders choose all three.
const source = document.getElementById("gallery-data");
if (source) {
  const { pool, models } = JSON.parse(source.textContent);
  const control = (name) => document.getElementById("gallery-" + name);
  const picture = (caption, index) => {
    const figure = document.createElement("figure");
    const image = document.createElement("img");
    image.src = pool[index];
    image.alt = caption;
    const words = document.createElement("figcaption");
    words.textContent = caption;
    figure.append(image, words);
    return figure;
  };
  const show = () => {
    const { name, images } = models[control("model").value];
    control("model-name").textContent = name;
    control("image").max = images.length - 1;
    const image = images[control("image").value];
    control("block").max = image.blocks.length - 1;
    const block = image.blocks[control("block").value];
    control("image-name").textContent = `${image.label} (${image.verdict})`;
    control("block-name").textContent = block.caption;
    control("cost").textContent = image.cost;
    const pictures = [picture("input", image.input)];
    if (image.foreground >= 0) {
      pictures.push(picture("true foreground", image.foreground));
    }
    pictures.push(picture("block mask " + block.caption, block.hard));
    if (block.soft >= 0) {
      pictures.push(picture("soft mask", block.soft));
    }
    pictures.push(picture("ponder cost", image.ponder), picture("overlay", image.overlay));
    control("pictures").replaceChildren(...pictures);
  };
  for (const name of ["model", "image", "block"]) {
    control(name).addEventListener("input", show);
  }
  show();
}
