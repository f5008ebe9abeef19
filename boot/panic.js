/* The panic screen. Plain JavaScript, because it must work when the program does not:
   it takes the last snapshot and the journal of the open draft out of the browser and offers them as a file. */
(function () {
  'use strict';
  var PREFIX = 'jiheng.v1.';
  var shown = false;

  function read(storage, key) {
    try { return window[storage].getItem(PREFIX + key); } catch (e) { return null; }
  }
  function openDraft() {
    var key = read('sessionStorage', 'open') || read('localStorage', 'open');
    return key ? { key: key, snapshot: read('localStorage', 'draft.' + key) } : null;
  }

  /* Calls back with the journal records of one draft, oldest first, or with null where they cannot be read. */
  function readJournal(key, done) {
    var finished = false;
    function finish(records) { if (!finished) { finished = true; done(records); } }
    try {
      var opening = indexedDB.open(PREFIX.slice(0, -1));
      /* There is no database yet: leave none behind. */
      opening.onupgradeneeded = function () { opening.transaction.abort(); };
      opening.onerror = function (event) { event.preventDefault(); finish(null); };
      opening.onblocked = function () { finish(null); };
      opening.onsuccess = function () {
        try {
          var records = [];
          var database = opening.result;
          var cursor = database.transaction('journal', 'readonly').objectStore('journal').openCursor();
          cursor.onerror = function () { finish(null); };
          cursor.onsuccess = function () {
            var at = cursor.result;
            if (!at) { database.close(); finish(records); return; }
            if (at.value && at.value.draft === key) { records.push(at.value); }
            at.continue();
          };
        } catch (e) { finish(null); }
      };
    } catch (e) { finish(null); }
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
    if (draft && draft.snapshot !== null) {
      body.appendChild(element('p', 'panic__found', '当前草稿 ' + size(draft.snapshot) + '，连同最近的改动可以导出。'));
    } else if (draft) {
      body.appendChild(element('p', 'panic__found', '当前草稿还没有保存过，最近的改动可以导出。'));
    } else {
      body.appendChild(element('p', 'panic__found', '当时没有打开的草稿；其他草稿都在“我的评价”里，没有改动。'));
    }
    body.appendChild(state);

    var foot = element('div', 'panic__foot');
    if (draft) {
      foot.appendChild(button('panic__button--main', '导出当前草稿', function () {
        state.textContent = '正在取出…';
        readJournal(draft.key, function (journal) {
          save(JSON.stringify({ format: 'jiheng-rescue', version: 1, snapshot: draft.snapshot, journal: journal || [] }, null, 1));
          state.textContent = journal
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
