// Keys that move or draw shall not scroll the page too; Blazor hears them all the same.
const moves = new Set(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End"]);

document.addEventListener("keydown", event => {
  const isMove = moves.has(event.key) && event.target.matches("[data-moves]") && !event.altKey && !event.metaKey;
  // A drawn button is pressed by the space bar as any other is, and the pen of the board is set down by it.
  const isPress = event.key === " " && event.target.matches("svg [role=button], [data-draws]");
  if (isMove || isPress) {
    event.preventDefault();
  }
});

// A stroke goes on where it leaves the board.
document.addEventListener("pointerdown", event => event.target.closest("[data-draws]")?.setPointerCapture(event.pointerId));
