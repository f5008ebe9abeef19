/* Takes the program out of the page and starts it. */
(function () {
  'use strict';
  if (window.__jiheng_unsupported) { return; }
  var packed = atob(document.getElementById('app-module').textContent.trim());
  var bytes = new Uint8Array(packed.length);
  for (var i = 0; i < packed.length; i += 1) { bytes[i] = packed.charCodeAt(i); }
  var inflated = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  /* Asynchronous on purpose: Chromium below 114 refuses to compile a module of this size at once. */
  new Response(inflated).arrayBuffer().then(function (module) {
    return wasm_bindgen({ module_or_path: module });
  }).then(function () {
    window.__jiheng_started = true;
    var boot = document.getElementById('boot');
    boot.parentNode.removeChild(boot);
  });
}());
