/* Finds the elements that a test names: by selector, by `text=…` that a person reads on them, or by `label=…` of a field. */
(function (place) {
  function squeeze(text) { return (text || '').replace(/\s+/g, ' ').trim(); }
  function visible(element) {
    var box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && getComputedStyle(element).visibility === 'visible';
  }
  function all(selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); }
  function name(element) {
    var by = element.getAttribute('aria-labelledby');
    if (by) { return by.split(' ').map(function (id) { return (document.getElementById(id) || {}).textContent || ''; }).join(' '); }
    return element.getAttribute('aria-label');
  }
  function labels(field) {
    return Array.prototype.map.call(field.labels || [], function (label) { return label.textContent; }).concat([name(field)]);
  }
  if (place.indexOf('text=') === 0) {
    var words = place.slice(5);
    var reads = function (element) { return visible(element) && (squeeze(element.textContent) === words || squeeze(name(element)) === words); };
    var found = all('button, a, summary, label, option, [role]').filter(reads);
    // The innermost of the elements that read so.
    return (found.length ? found : all('body *').filter(reads)).filter(function (element, _, others) {
      return !others.some(function (other) { return other !== element && element.contains(other); });
    });
  }
  if (place.indexOf('label=') === 0) {
    var label = place.slice(6);
    return all('input, select, textarea, [contenteditable], [role=textbox], [role=combobox]').filter(function (field) {
      return visible(field) && labels(field).some(function (text) { return squeeze(text) === label; });
    });
  }
  return all(place);
})
