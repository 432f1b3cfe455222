CREATE TABEL nonsense ();
