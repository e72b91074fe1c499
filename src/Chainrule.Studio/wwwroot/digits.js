// Keeps the page still under the board: its keys draw and do not scroll, and a stroke goes on where it leaves the board.
const keys = new Set(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", " "]);

export function hold(board) {
  board.addEventListener("keydown", event => {
    if (keys.has(event.key)) {
      event.preventDefault();
    }
  });
  board.addEventListener("pointerdown", event => board.setPointerCapture(event.pointerId));
}
