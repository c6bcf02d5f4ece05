// Small comforts on top of pages that work without them.

// A text being written outlives a reload or a lost connection, not the tab; sending the form forgets it.
for (const field of document.querySelectorAll('textarea[data-draft]')) {
  const key = 'draft:' + location.pathname + ':' + field.name;
  const kept = sessionStorage.getItem(key);
  if (kept && !field.value) field.value = kept;
  field.addEventListener('input', () => (field.value ? sessionStorage.setItem(key, field.value) : sessionStorage.removeItem(key)));
  field.form?.addEventListener('submit', () => sessionStorage.removeItem(key));
}

// A link to hand on gets a button that copies it; without this script it can be selected.
for (const source of document.querySelectorAll('[data-copy]')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn line nowrap';
  button.textContent = source.dataset.copy;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(source.value);
    button.textContent = source.dataset.copied;
  });
  if (navigator.clipboard) source.after(button);
}

// A place can be where one is; it is asked for when the button is pressed, and goes nowhere but into the field.
for (const field of document.querySelectorAll('[data-here]')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn line small';
  button.textContent = field.dataset.here;
  button.addEventListener('click', () => navigator.geolocation.getCurrentPosition(({ coords }) => {
    field.value = coords.latitude.toFixed(4) + ', ' + coords.longitude.toFixed(4);
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }));
  if (navigator.geolocation) field.after(button);
}

// A list can be read from a file; without this script its text is pasted.
for (const place of document.querySelectorAll('[data-file-for]')) {
  place.hidden = false;
  place.querySelector('input').addEventListener('change', async (event) => {
    const [file] = event.target.files;
    if (file) document.getElementById(place.dataset.fileFor).value = await file.text();
  });
}
