/* The panic screen. Plain JavaScript, because it must work when the program does not:
   it takes the last snapshot and the journal of the open draft out of the browser and offers them as a file. */
(function () {
  'use strict';
  var PREFIX = 'jiheng.v1.';
  var shown = false;

  function read(storage, key) {
    try { return window[storage].getItem(PREFIX + key); } catch (e) { return null; }
  }
  /* The draft that was open: what the list of drafts says of it, and its snapshot. */
  function openDraft() {
    var key = read('sessionStorage', 'open') || read('localStorage', 'open');
    if (!key) { return null; }
    var entries = [];
    try { entries = JSON.parse(read('localStorage', 'index')) || []; } catch (e) { entries = []; }
    for (var i = 0; i < entries.length; i += 1) {
      if (entries[i] && entries[i].key === key) {
        return { key: key, title: entries[i].title, savedAt: entries[i].edited_at, snapshot: read('localStorage', 'draft.' + key) };
      }
    }
    return { key: key, snapshot: read('localStorage', 'draft.' + key) };
  }

  /* Calls back with what the database holds of one draft, or with null where it cannot be read:
     its last whole text, and the records of its journal, oldest first. */
  function readJournal(key, done) {
    var finished = false;
    function finish(found) { if (!finished) { finished = true; done(found); } }
    function unreadable() { finish(null); }
    try {
      var opening = indexedDB.open(PREFIX.slice(0, -1));
      /* There is no database yet: leave none behind. */
      opening.onupgradeneeded = function () { opening.transaction.abort(); };
      opening.onerror = function (event) { event.preventDefault(); unreadable(); };
      opening.onblocked = unreadable;
      opening.onsuccess = function () {
        try {
          var database = opening.result;
          var stores = ['journal', 'checkpoints'].filter(function (name) { return database.objectStoreNames.contains(name); });
          var reading = database.transaction(stores, 'readonly');
          var found = { journal: [], checkpoints: [] };
          stores.forEach(function (name) {
            reading.objectStore(name).openCursor().onsuccess = function (event) {
              var at = event.target.result;
              if (!at) { return; }
              if (at.value && at.value.draft === key) { found[name].push(at.value); }
              at.continue();
            };
          });
          reading.oncomplete = function () { database.close(); finish(found); };
          reading.onerror = unreadable;
          reading.onabort = unreadable;
        } catch (e) { unreadable(); }
      };
    } catch (e) { unreadable(); }
  }

  /* A program that broke off in the middle of a step must not overwrite what was saved before it. */
  function stopWriting() {
    function refuse() { throw new Error('stopped'); }
    try {
      Storage.prototype.setItem = refuse;
      Storage.prototype.removeItem = refuse;
      IDBObjectStore.prototype.add = refuse;
      IDBObjectStore.prototype.put = refuse;
    } catch (e) { /* Without storage there is nothing to guard. */ }
  }

  function twoDigits(n) { return (n < 10 ? '0' : '') + n; }
  function fileName() {
    var d = new Date();
    return '绩衡-取出的草稿-' + d.getFullYear() + twoDigits(d.getMonth() + 1) + twoDigits(d.getDate()) +
      '-' + twoDigits(d.getHours()) + twoDigits(d.getMinutes()) + twoDigits(d.getSeconds()) + '.json';
  }
  function save(text) {
    var link = document.createElement('a');
    var address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    link.href = address;
    link.download = fileName();
    document.body.appendChild(link);
    link.click();
    document.body.removeChild(link);
    setTimeout(function () { URL.revokeObjectURL(address); }, 60000);
  }
  function copy(text) {
    var area = document.createElement('textarea');
    area.value = text;
    area.className = 'panic__copy';
    document.body.appendChild(area);
    area.select();
    var copied = false;
    try { copied = document.execCommand('copy'); } catch (e) { copied = false; }
    document.body.removeChild(area);
    return copied;
  }

  function element(tag, className, text) {
    var node = document.createElement(tag);
    if (className) { node.className = className; }
    if (text) { node.textContent = text; }
    return node;
  }
  /* The mark of the house: a steelyard, out of balance. */
  function steelyard() {
    var mark = element('div', 'panic__mark');
    mark.innerHTML = '<svg viewBox="0 0 96 56" aria-hidden="true">' +
      '<path d="M8 20l80-10M30 17v12M20 29h20l-3 16H23zM66 13v22M73 42a7 7 0 1 1-14 0a7 7 0 1 1 14 0"/></svg>';
    return mark;
  }
  function button(className, text, action) {
    var node = element('button', 'panic__button ' + className, text);
    node.type = 'button';
    node.addEventListener('click', action);
    return node;
  }
  function size(text) {
    var bytes = new Blob([text]).size;
    return bytes < 1024 ? bytes + ' 字节' : Math.round(bytes / 1024) + ' KB';
  }
  function describe(draft) {
    if (!draft) { return '当时没有打开的草稿；其他草稿都在“我的评价”里，没有改动。'; }
    var words = draft.title ? '“' + draft.title + '”' : '当前草稿';
    if (draft.snapshot === null) { return words + '还没有存下全文，最近的改动可以导出。'; }
    words += '，' + size(draft.snapshot);
    if (draft.savedAt > 0) {
      var d = new Date(draft.savedAt);
      words += '，最后保存于 ' + [d.getHours(), d.getMinutes(), d.getSeconds()].map(twoDigits).join(':');
    }
    return words + '。连同之后的改动可以导出。';
  }
  function browserName() {
    var match = /(Edg|Firefox|Chrome|Version)\/(\d+)/.exec(navigator.userAgent);
    return match ? match[1] + ' ' + match[2] : '浏览器不详';
  }

  function show(message) {
    if (shown || window.__jiheng_unsupported) { return; }
    shown = true;
    stopWriting();
    var started = window.__jiheng_started === true;
    var version = document.documentElement.getAttribute('data-version') || '';
    var explanation = [message, '绩衡 ' + version, browserName()].join(' · ');
    var draft = openDraft();
    var state = element('p', 'panic__state');
    state.setAttribute('role', 'status');

    var screen = element('div', 'panic');
    screen.setAttribute('role', 'alertdialog');
    screen.setAttribute('aria-labelledby', 'panic-title');
    var card = element('div', 'panic__card');
    var body = element('div', 'panic__body');
    var title = element('h1', 'panic__title', started ? '程序停了，您的草稿还在' : '绩衡没有打开，您的草稿还在');
    title.id = 'panic-title';
    body.appendChild(steelyard());
    body.appendChild(title);
    body.appendChild(element('p', '', started
      ? '刚才的一步出了程序错误，为免越改越错，编辑已停止。已经保存的内容没有改动。'
      : '程序启动时出了错误。已经保存的草稿没有改动，可以再打开一次；仍打不开时，请复制错误说明交给信息管理人员。'));
    body.appendChild(element('p', 'panic__found', describe(draft)));
    body.appendChild(state);

    var foot = element('div', 'panic__foot');
    if (draft) {
      foot.appendChild(button('panic__button--main', '导出当前草稿', function () {
        state.textContent = '正在取出…';
        readJournal(draft.key, function (found) {
          save(JSON.stringify({
            format: 'jiheng-rescue',
            version: 1,
            snapshot: draft.snapshot,
            checkpoint: found && found.checkpoints.length ? found.checkpoints[0] : null,
            journal: found ? found.journal : []
          }, null, 1));
          state.textContent = found
            ? '已交给浏览器下载。重新打开绩衡后，可以用“打开文件”读回。'
            : '已交给浏览器下载；最近几秒的改动没能取出，文件里是最后一次保存的内容。';
        });
      }));
    }
    foot.appendChild(button('', '重新打开', function () { location.reload(); }));
    foot.appendChild(button('panic__button--quiet', '复制错误说明', function () {
      state.textContent = copy(explanation) ? '错误说明已复制。' : '没能复制，请手工抄录下面一行。';
    }));

    card.appendChild(body);
    card.appendChild(foot);
    card.appendChild(element('p', 'panic__small', '错误说明不含草稿内容：' + explanation));
    screen.appendChild(card);
    for (var child = document.body.firstElementChild; child; child = child.nextElementSibling) { child.hidden = true; }
    document.body.appendChild(screen);
    foot.firstChild.focus();
  }

  /* Called by the panic hook of the program. The message is a place in the source, never a value. */
  window.__jiheng_panic = show;
  /* Until the program has started, every error means that it will not. */
  function startFailed(event) {
    if (window.__jiheng_started === true) { return; }
    var reason = event.message || (event.reason && (event.reason.message || event.reason)) || '原因不详';
    show('启动失败：' + String(reason).slice(0, 200));
  }
  window.addEventListener('error', startFailed);
  window.addEventListener('unhandledrejection', startFailed);
}());
