Hi <?= $first_name ?>,

Thank you for telling us about order <?php echo $order_id; ?>. I am sorry for the wait, and I will see it through myself.

<?php if ($sent): ?>
It left today and reaches you within two working days.
<?php else: ?>
We are looking for it and I will write to you tomorrow by noon, whatever we find.
<?php endif; ?>

There is nothing you need to do.

Thank you for your patience,
Dana, Kettle & Co. customer care
