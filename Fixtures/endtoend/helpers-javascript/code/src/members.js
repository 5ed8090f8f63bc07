const db = require('./database');

exports.find = (id) => db.findRecord('members', id);

exports.rename = (id, name, email) => db.change('members', id, { name, email });
