// Keys that move a cell shall not scroll the page too. Blazor hears them all the same.
const keys = new Set(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End"]);
document.addEventListener("keydown", event => {
    const isMove = keys.has(event.key) && event.target.matches("[data-moves]") && !event.altKey && !event.metaKey;
    // A drawn button is pressed by the space bar as any other is.
    if (isMove || event.key === " " && event.target.matches("svg [role=button]")) {
        event.preventDefault();
    }
});
