// Keys that move a cell shall not scroll the page too. Blazor hears them all the same.
const keys = new Set(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End"]);
document.addEventListener("keydown", event => {
    if (keys.has(event.key) && event.target.matches("[data-moves]") && !event.altKey && !event.metaKey) {
        event.preventDefault();
    }
});
