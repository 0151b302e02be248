/* Filters of the page: shows the findings, figures and facts that fit what is
 * chosen, and says how many findings that are. Without it all are shown. */
(function () {
    "use strict";
    var form = document.getElementById("filters");
    if (!form) return;
    var status = document.getElementById("shown");
    var findings = document.querySelectorAll("[data-finding]");
    var others = document.querySelectorAll("[data-part]");
    var fields = ["rule", "severity", "source"].map(function (name) {
        return document.getElementById("filter-" + name);
    });

    function fits(element, part) {
        return fields.every(function (field) {
            var name = field.id.slice("filter-".length);
            var has = element.getAttribute("data-" + name);
            if (field.value === "" || (part && has === null)) return true;
            return (has || "").split(" ").indexOf(field.value) >= 0;
        });
    }

    function apply(list, part) {
        var count = 0;
        list.forEach(function (element) {
            var fit = fits(element, part);
            element.classList.toggle("off", !fit);
            if (fit) count++;
        });
        return count;
    }

    function update() {
        var count = apply(findings, false);
        apply(others, true);
        status.textContent = "Findings shown: " + count + " of " +
            findings.length;
    }

    /* What a link leads to must not stay hidden. */
    function uncover() {
        var target = location.hash.length > 1 &&
            document.getElementById(location.hash.slice(1));
        var hidden = target && target.closest(".off");
        if (!hidden) return;
        form.reset();
        update();
        target.scrollIntoView();
    }

    form.addEventListener("change", update);
    form.addEventListener("submit", function (event) {
        event.preventDefault();
    });
    form.addEventListener("reset", function () {
        setTimeout(update, 0);
    });
    window.addEventListener("hashchange", uncover);
    form.hidden = false;
    update();
}());
