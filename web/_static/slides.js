// A slider above each figure that has positions: the arrow keys move it, and a picture is loaded when it is asked for.
document.addEventListener("DOMContentLoaded", () => {
  for (const figure of document.querySelectorAll("figure.slide")) {
    const [label, start, positions] = JSON.parse(figure.dataset.positions);
    const [image, caption] = figure.querySelectorAll("img, [aria-live]");
    const slider = Object.assign(document.createElement("input"), {
      type: "range", min: 0, max: positions.length - 1, value: start,
    });
    const value = document.createElement("span");
    const show = () => {
      const [name, address, said] = positions[slider.value];
      value.textContent = name;
      slider.setAttribute("aria-valuetext", name);
      image.src = address;
      caption.textContent = said;
    };
    slider.addEventListener("input", show);
    const row = document.createElement("label");
    row.append(`${label}: `, value, slider);
    figure.prepend(row); // below, it would move with the length of the words, and on the front page out of view
    value.ariaHidden = true; // it is the slider's own, and would be said twice
    value.textContent = positions[start][0];
    slider.setAttribute("aria-valuetext", positions[start][0]);
  }
});
