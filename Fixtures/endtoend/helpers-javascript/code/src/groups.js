const { inTransaction, selectWhere } = require('./database');

exports.open = (title) => selectWhere('groups', { closed: false, title });

exports.retitle = (id, title) =>
  inTransaction(async (tx) => {
    await tx.change('groups', id, { title });
  });
